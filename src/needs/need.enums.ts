import { registerEnumType } from 'type-graphql';

export const NeedStatus = {
  OPEN: 'OPEN',
  PLANNED: 'PLANNED',
  IN_PROGRESS: 'IN_PROGRESS',
  MET: 'MET',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type NeedStatus = keyof typeof NeedStatus;
registerEnumType(NeedStatus, {
  name: 'NeedStatus',
  description:
    'How far a need is answered; it follows the interventions that answer it.\nSejauh mana kebutuhan terjawab; mengikuti intervensi yang menjawabnya.',
  valuesConfig: {
    OPEN: { description: 'Nothing approved answers it yet.\nBelum ada yang disetujui untuk menjawabnya.' },
    PLANNED: { description: 'An approved intervention answers it.\nAda intervensi yang disetujui untuk menjawabnya.' },
    IN_PROGRESS: {
      description: 'An intervention runs, or has delivered a part.\nIntervensi berjalan, atau telah memenuhi sebagian.',
    },
    MET: {
      description:
        'The whole quantity was delivered, or it was met otherwise.\nSeluruh jumlah terpenuhi, atau terpenuhi dengan cara lain.',
    },
    WITHDRAWN: {
      description: 'Taken back by those who reported it, with a reason.\nDitarik oleh pelapornya, dengan alasan.',
    },
  },
});

export const NeedVerification = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  VERIFIED: 'VERIFIED',
  RETURNED: 'RETURNED',
} as const;
export type NeedVerification = keyof typeof NeedVerification;
registerEnumType(NeedVerification, {
  name: 'NeedVerification',
  description: 'How far a need is checked by the level above.\nSejauh mana kebutuhan diperiksa tingkat di atasnya.',
  valuesConfig: {
    DRAFT: { description: 'Not yet handed in.\nBelum diajukan.' },
    SUBMITTED: { description: 'Waits for the district or regency.\nMenunggu kecamatan atau kabupaten/kota.' },
    VERIFIED: {
      description:
        'Checked; visible to everyone whose scope covers the place.\nTelah diperiksa; terlihat bagi semua yang cakupannya meliputi tempat itu.',
    },
    RETURNED: {
      description: 'Given back with a reason, to be revised.\nDikembalikan dengan alasan, untuk diperbaiki.',
    },
  },
});

export const Severity = { LOW: 'LOW', MEDIUM: 'MEDIUM', HIGH: 'HIGH', CRITICAL: 'CRITICAL' } as const;
export type Severity = keyof typeof Severity;
registerEnumType(Severity, {
  name: 'Severity',
  description: 'How bad a need is.\nTingkat keparahan kebutuhan.',
  valuesConfig: {
    LOW: { description: 'Can wait a year.\nDapat menunggu setahun.' },
    MEDIUM: { description: 'Within the year.\nDalam tahun ini.' },
    HIGH: { description: 'Harms families now.\nMerugikan keluarga sekarang.' },
    CRITICAL: { description: 'Endangers lives.\nMembahayakan jiwa.' },
  },
});

/** Acts on a need, spelled as in the permission table; the API shows them in capitals. */
export const needActs = ['revise', 'submit', 'verify', 'return', 'withdraw', 'meet'] as const;
export type NeedAct = (typeof needActs)[number];
export const NeedAction = Object.fromEntries(needActs.map(act => [act.toUpperCase(), act]));
registerEnumType(NeedAction, {
  name: 'NeedAction',
  description: 'An act on a need.\nTindakan atas kebutuhan.',
  valuesConfig: {
    REVISE: {
      description:
        '`reviseNeed`: correct a draft or what was returned.\n`reviseNeed`: memperbaiki rancangan atau yang dikembalikan.',
    },
    SUBMIT: { description: '`submitNeed`: hand it in.\n`submitNeed`: mengajukan.' },
    VERIFY: { description: '`verifyNeed`: confirm it.\n`verifyNeed`: memverifikasi.' },
    RETURN: { description: '`returnNeed`: give it back with a reason.\n`returnNeed`: mengembalikan dengan alasan.' },
    WITHDRAW: { description: '`withdrawNeed`: take it back with a reason.\n`withdrawNeed`: menarik dengan alasan.' },
    MEET: {
      description:
        '`meetNeed`: say how it was met without an intervention.\n`meetNeed`: menyatakan terpenuhi tanpa intervensi.',
    },
  },
});
