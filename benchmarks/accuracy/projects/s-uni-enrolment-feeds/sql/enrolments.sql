select s.stu_code, s.stu_fnm1, s.stu_surn, s.stu_inem, m.mod_code, m.occ_code, r.role_code
from   srs_stu s
join   cam_smo m on m.spr_code = s.spr_code
left join ref_role r on r.stu_code = s.stu_code
where  m.ayr_code = :ayr
and    m.smo_rtsc is null
