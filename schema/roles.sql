-- The roles of a production database, once a cluster, by an administrator (a superuser, or who may make roles):
--
--   psql -v owner_password=… -v api_password=… -f schema/roles.sql
--
-- episentrum_owner migrates and owns the tables; only `npm run migrate`, `move` and `appoint` sign in as it.
-- episentrum_api serves requests: a member of episentrum_app and of nothing else, so that no statement leads it further.
\set ON_ERROR_STOP on

create role episentrum_app nologin;
create role episentrum_keeper nologin;
-- Writes the audit log, which nobody else may write.
create role episentrum_scribe nologin;

create role episentrum_owner login password :'owner_password' in role episentrum_app, episentrum_keeper, episentrum_scribe;
create role episentrum_api login password :'api_password' in role episentrum_app;

create database episentrum owner episentrum_owner;
revoke all on database episentrum from public;
grant connect on database episentrum to episentrum_api;
