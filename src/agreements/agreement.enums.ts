import { actsOf, enumOf } from '../platform/enum.ts';

export const AgreementStatus = enumOf(
  'AgreementStatus',
  'How far an agreement has come; while SIGNED it holds from its first day to its last.\nSejauh mana perjanjian berjalan; selama SIGNED berlaku dari hari pertama sampai hari terakhirnya.',
  {
    PROPOSED: 'Waits for signatures.\nMenunggu tanda tangan.',
    SIGNED: 'Signed by both sides.\nDitandatangani kedua pihak.',
    DECLINED: 'Ended before both had signed.\nDiakhiri sebelum kedua pihak menandatangani.',
    ENDED: 'Ended before its last day.\nDiakhiri sebelum hari terakhirnya.',
  },
);
export type AgreementStatus = keyof typeof AgreementStatus;

export const AgreementAction = actsOf('AgreementAction', 'An act on an agreement.\nTindakan atas perjanjian.', {
  sign: '`signAgreement`: sign it for your side.\n`signAgreement`: menandatangani untuk pihak Anda.',
  end: '`endAgreement`: decline it, or end it early, with a reason.\n`endAgreement`: menolak, atau mengakhiri lebih awal, dengan alasan.',
  renew: '`renewAgreement`: propose the one that follows it.\n`renewAgreement`: mengusulkan kelanjutannya.',
  name: '`nameAgreementMember`: say who else acts for the partner.\n`nameAgreementMember`: menentukan siapa lagi yang bertindak untuk mitra.',
  remove:
    '`removeAgreementMember`: say who does no longer.\n`removeAgreementMember`: menentukan siapa yang tidak lagi.',
});
export const agreementActs = Object.values(AgreementAction);
export type AgreementAct = (typeof agreementActs)[number];
