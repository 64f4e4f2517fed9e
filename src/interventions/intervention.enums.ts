import { actsOf, enumOf } from '../platform/enum.ts';

export const InterventionStatus = enumOf(
  'InterventionStatus',
  'How far an intervention has come.\nSejauh mana intervensi berjalan.',
  {
    DRAFT: 'Not yet handed in.\nBelum diajukan.',
    PROPOSED: 'Handed in; waits for verification.\nDiajukan; menunggu verifikasi.',
    VERIFIED:
      'Checked; visible to everyone whose scope covers the place; waits for approval.\nTelah diperiksa; terlihat bagi semua yang cakupannya meliputi tempat itu; menunggu persetujuan.',
    APPROVED: 'Approved; may start.\nDisetujui; dapat dimulai.',
    RUNNING: 'Under way.\nSedang berjalan.',
    COMPLETED: 'Done, with its result.\nSelesai, dengan hasilnya.',
    RETURNED: 'Given back with a reason, to be revised.\nDikembalikan dengan alasan, untuk diperbaiki.',
    CANCELLED: 'Given up, with a reason.\nDibatalkan, dengan alasan.',
  },
);
export type InterventionStatus = keyof typeof InterventionStatus;

export const FamilyFunction = enumOf(
  'FamilyFunction',
  'The eight functions of a family, which are also the sections of a working group.\nDelapan fungsi keluarga, sekaligus seksi pokja.',
  {
    AGAMA: 'Religion.\nKeagamaan.',
    SOSIAL_BUDAYA: 'Society and culture.\nSosial budaya.',
    CINTA_KASIH: 'Love and affection.\nCinta kasih.',
    PERLINDUNGAN: 'Protection.\nPerlindungan.',
    REPRODUKSI: 'Reproduction.\nReproduksi.',
    SOSIALISASI_PENDIDIKAN: 'Socialisation and education.\nSosialisasi dan pendidikan.',
    EKONOMI: 'Economy.\nEkonomi.',
    LINGKUNGAN: 'Environment.\nPembinaan lingkungan.',
    LAINNYA: 'Other.\nLainnya.',
  },
);
export type FamilyFunction = keyof typeof FamilyFunction;

export const TargetGroup = enumOf('TargetGroup', 'Whom an intervention is for.\nSasaran intervensi.', {
  SELURUH_PENDUDUK: 'All residents.\nSeluruh penduduk.',
  PUS: 'Couples of reproductive age.\nPasangan usia subur.',
  REMAJA: 'Adolescents.\nRemaja.',
  LANSIA: 'The elderly.\nLanjut usia.',
  BALITA: 'Children under five.\nBalita.',
  KELUARGA_BALITA: 'Families with children under five.\nKeluarga yang memiliki balita.',
  KELUARGA_REMAJA: 'Families with adolescents.\nKeluarga yang memiliki remaja.',
  KELUARGA_LANSIA: 'Families with elderly members.\nKeluarga yang memiliki lansia.',
  LAINNYA: 'Others.\nLainnya.',
});
export type TargetGroup = keyof typeof TargetGroup;

export const PartnerRole = enumOf('PartnerRole', 'The part an agency or partner plays.\nPeran instansi atau mitra.', {
  REGULATE: 'Makes the supporting regulation.\nMembuat regulasi pendukung.',
  FACILITATE: 'Makes it possible: place, permits, people.\nMemfasilitasi: tempat, izin, tenaga.',
  FUND: 'Pays.\nMendanai.',
  ACCOMPANY: 'Accompanies the community.\nMendampingi masyarakat.',
  DELIVER: 'Carries it out.\nMelaksanakan.',
});
export type PartnerRole = keyof typeof PartnerRole;

export const FundSource = enumOf('FundSource', 'Where money comes from.\nSumber dana.', {
  APBN_KL: 'State budget, through a ministry.\nAPBN melalui kementerian/lembaga.',
  DAK_FISIK: 'Special allocation fund, physical.\nDAK Fisik.',
  DAK_NONFISIK_BOKB: 'Special allocation fund for family planning operations.\nDAK Nonfisik BOKB.',
  APBD_PROV: 'Budget of the province.\nAPBD provinsi.',
  APBD_KAB: 'Budget of the regency or city.\nAPBD kabupaten/kota.',
  DANA_DESA: 'Village fund.\nDana Desa.',
  ADD_APBDES: 'Village budget.\nADD/APBDes.',
  CSR: 'Company, as social responsibility.\nPerusahaan (CSR).',
  HIBAH: 'Grant or donation.\nHibah atau donasi.',
  SWADAYA: 'The community itself.\nSwadaya masyarakat.',
  LAINNYA: 'Other.\nLainnya.',
});
export type FundSource = keyof typeof FundSource;

export const NawacitaPriority = enumOf(
  'NawacitaPriority',
  'The Nawacita priorities that Kampung KB serves.\nPrioritas Nawacita yang dilayani Kampung KB.',
  {
    NAWACITA_3:
      'Building Indonesia from its edges, strengthening regions and villages.\nMembangun Indonesia dari pinggiran, memperkuat daerah dan desa.',
    NAWACITA_5: 'Raising the quality of life.\nMeningkatkan kualitas hidup manusia Indonesia.',
    NAWACITA_8: "A revolution of the nation's character.\nMelakukan revolusi karakter bangsa.",
  },
);
export type NawacitaPriority = keyof typeof NawacitaPriority;

export const InterventionAction = actsOf(
  'InterventionAction',
  'An act on an intervention.\nTindakan atas intervensi.',
  {
    revise:
      '`reviseIntervention`: change a draft or what was returned.\n`reviseIntervention`: mengubah rancangan atau yang dikembalikan.',
    submit: '`submitIntervention`: hand it in.\n`submitIntervention`: mengajukan.',
    verify: '`verifyIntervention`: confirm it.\n`verifyIntervention`: memverifikasi.',
    approve: '`approveIntervention`: let it start.\n`approveIntervention`: menyetujui.',
    return: '`returnIntervention`: give it back with a reason.\n`returnIntervention`: mengembalikan dengan alasan.',
    start: '`startIntervention`: begin.\n`startIntervention`: memulai.',
    report: '`reportInterventionProgress`: tell how it goes.\n`reportInterventionProgress`: melaporkan kemajuan.',
    complete: '`completeIntervention`: finish with a result.\n`completeIntervention`: menyelesaikan dengan hasil.',
    cancel: '`cancelIntervention`: give it up with a reason.\n`cancelIntervention`: membatalkan dengan alasan.',
  },
);
export const interventionActs = Object.values(InterventionAction);
export type InterventionAct = (typeof interventionActs)[number];
