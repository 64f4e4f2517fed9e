import { actsOf, enumOf } from '../platform/enum.ts';

export const ContributionStatus = enumOf('ContributionStatus', 'What became of an offer.\nKelanjutan suatu tawaran.', {
  OFFERED: 'Waits for those who entered the intervention.\nMenunggu pihak yang memasukkan intervensi.',
  ACCEPTED: 'The partner takes part.\nMitra ikut serta.',
  DECLINED: 'Declined, with a reason.\nDitolak, dengan alasan.',
  WITHDRAWN: 'Taken back by the partner.\nDitarik oleh mitra.',
});
export type ContributionStatus = keyof typeof ContributionStatus;

export const ContributionAction = actsOf('ContributionAction', 'An act on a contribution.\nTindakan atas kontribusi.', {
  withdraw: '`withdrawContribution`: take it back.\n`withdrawContribution`: menarik.',
  accept: '`acceptContribution`: let the partner take part.\n`acceptContribution`: menerima keikutsertaan mitra.',
  decline: '`declineContribution`: with a reason.\n`declineContribution`: menolak dengan alasan.',
});
export const contributionActs = Object.values(ContributionAction);
export type ContributionAct = (typeof contributionActs)[number];
