import { actsOf, enumOf } from '../platform/enum.ts';

export const NeedStatus = enumOf(
  'NeedStatus',
  'How far a need is answered; it follows the interventions that answer it.\nSejauh mana kebutuhan terjawab; mengikuti intervensi yang menjawabnya.',
  {
    OPEN: 'Nothing approved answers it yet.\nBelum ada yang disetujui untuk menjawabnya.',
    PLANNED: 'An approved intervention answers it.\nAda intervensi yang disetujui untuk menjawabnya.',
    IN_PROGRESS: 'An intervention runs, or has delivered a part.\nIntervensi berjalan, atau telah memenuhi sebagian.',
    MET: 'The whole quantity was delivered, or it was met otherwise.\nSeluruh jumlah terpenuhi, atau terpenuhi dengan cara lain.',
    WITHDRAWN: 'Taken back by those who reported it, with a reason.\nDitarik oleh pelapornya, dengan alasan.',
  },
);
export type NeedStatus = keyof typeof NeedStatus;

export const NeedVerification = enumOf(
  'NeedVerification',
  'How far a need is checked by the level above.\nSejauh mana kebutuhan diperiksa tingkat di atasnya.',
  {
    DRAFT: 'Not yet handed in.\nBelum diajukan.',
    SUBMITTED: 'Waits for the district or regency.\nMenunggu kecamatan atau kabupaten/kota.',
    VERIFIED:
      'Checked; visible to everyone whose scope covers the place.\nTelah diperiksa; terlihat bagi semua yang cakupannya meliputi tempat itu.',
    RETURNED: 'Given back with a reason, to be revised.\nDikembalikan dengan alasan, untuk diperbaiki.',
  },
);
export type NeedVerification = keyof typeof NeedVerification;

export const Severity = enumOf('Severity', 'How bad a need is.\nTingkat keparahan kebutuhan.', {
  LOW: 'Can wait a year.\nDapat menunggu setahun.',
  MEDIUM: 'Within the year.\nDalam tahun ini.',
  HIGH: 'Harms families now.\nMerugikan keluarga sekarang.',
  CRITICAL: 'Endangers lives.\nMembahayakan jiwa.',
});
export type Severity = keyof typeof Severity;

export const NeedAction = actsOf('NeedAction', 'An act on a need.\nTindakan atas kebutuhan.', {
  revise:
    '`reviseNeed`: correct a draft or what was returned.\n`reviseNeed`: memperbaiki rancangan atau yang dikembalikan.',
  submit: '`submitNeed`: hand it in.\n`submitNeed`: mengajukan.',
  verify: '`verifyNeed`: confirm it.\n`verifyNeed`: memverifikasi.',
  return: '`returnNeed`: give it back with a reason.\n`returnNeed`: mengembalikan dengan alasan.',
  withdraw: '`withdrawNeed`: take it back with a reason.\n`withdrawNeed`: menarik dengan alasan.',
  meet: '`meetNeed`: say how it was met without an intervention.\n`meetNeed`: menyatakan terpenuhi tanpa intervensi.',
});
export const needActs = Object.values(NeedAction);
export type NeedAct = (typeof needActs)[number];
