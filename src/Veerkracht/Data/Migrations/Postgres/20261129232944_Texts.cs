using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Texts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Two columns become one that holds the text by language. Done by hand: a rebuilt table would be written twice.
            migrationBuilder.Sql("""
                UPDATE "Notices"
                    SET "TitleNl" = json_strip_nulls(json_build_object('nl', "TitleNl", 'en', "TitleEn"))::text;
                ALTER TABLE "Notices" DROP COLUMN "TitleEn";
                ALTER TABLE "Notices" RENAME COLUMN "TitleNl" TO "Title";
                UPDATE "Notices"
                    SET "BodyNl" = json_strip_nulls(json_build_object('nl', "BodyNl", 'en', "BodyEn"))::text;
                ALTER TABLE "Notices" DROP COLUMN "BodyEn";
                ALTER TABLE "Notices" RENAME COLUMN "BodyNl" TO "Body";
                UPDATE "ConsultationComments"
                    SET "AboutNl" = json_strip_nulls(json_build_object('nl', "AboutNl", 'en', "AboutEn"))::text;
                ALTER TABLE "ConsultationComments" DROP COLUMN "AboutEn";
                ALTER TABLE "ConsultationComments" RENAME COLUMN "AboutNl" TO "About";
                UPDATE "CallDrafts"
                    SET "TitleNl" = json_strip_nulls(json_build_object('nl', "TitleNl", 'en', "TitleEn"))::text;
                ALTER TABLE "CallDrafts" DROP COLUMN "TitleEn";
                ALTER TABLE "CallDrafts" RENAME COLUMN "TitleNl" TO "Title";
                UPDATE "CallChanges"
                    SET "WhatNl" = json_strip_nulls(json_build_object('nl', "WhatNl", 'en', "WhatEn"))::text;
                ALTER TABLE "CallChanges" DROP COLUMN "WhatEn";
                ALTER TABLE "CallChanges" RENAME COLUMN "WhatNl" TO "What";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                ALTER TABLE "Notices" RENAME COLUMN "Title" TO "TitleNl";
                ALTER TABLE "Notices" ADD COLUMN "TitleEn" text NOT NULL DEFAULT '';
                UPDATE "Notices"
                    SET "TitleEn" = COALESCE(("TitleNl"::json ->> 'en'), ("TitleNl"::json ->> 'nl')),
                    "TitleNl" = ("TitleNl"::json ->> 'nl');
                ALTER TABLE "Notices" RENAME COLUMN "Body" TO "BodyNl";
                ALTER TABLE "Notices" ADD COLUMN "BodyEn" text NOT NULL DEFAULT '';
                UPDATE "Notices"
                    SET "BodyEn" = COALESCE(("BodyNl"::json ->> 'en'), ("BodyNl"::json ->> 'nl')),
                    "BodyNl" = ("BodyNl"::json ->> 'nl');
                ALTER TABLE "ConsultationComments" RENAME COLUMN "About" TO "AboutNl";
                ALTER TABLE "ConsultationComments" ADD COLUMN "AboutEn" text NOT NULL DEFAULT '';
                UPDATE "ConsultationComments"
                    SET "AboutEn" = COALESCE(("AboutNl"::json ->> 'en'), ("AboutNl"::json ->> 'nl')),
                    "AboutNl" = ("AboutNl"::json ->> 'nl');
                ALTER TABLE "CallDrafts" RENAME COLUMN "Title" TO "TitleNl";
                ALTER TABLE "CallDrafts" ADD COLUMN "TitleEn" text NULL;
                UPDATE "CallDrafts" SET "TitleEn" = ("TitleNl"::json ->> 'en'), "TitleNl" = ("TitleNl"::json ->> 'nl');
                ALTER TABLE "CallChanges" RENAME COLUMN "What" TO "WhatNl";
                ALTER TABLE "CallChanges" ADD COLUMN "WhatEn" text NOT NULL DEFAULT '';
                UPDATE "CallChanges"
                    SET "WhatEn" = COALESCE(("WhatNl"::json ->> 'en'), ("WhatNl"::json ->> 'nl')),
                    "WhatNl" = ("WhatNl"::json ->> 'nl');
                """);
        }
    }
}
