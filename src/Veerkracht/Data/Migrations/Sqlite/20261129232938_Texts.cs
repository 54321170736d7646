using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Texts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Two columns become one that holds the text by language. Done by hand: a rebuilt table would be written twice.
            migrationBuilder.Sql("""
                UPDATE "Notices" SET "TitleNl" = json_object('nl', "TitleNl", 'en', "TitleEn");
                ALTER TABLE "Notices" DROP COLUMN "TitleEn";
                ALTER TABLE "Notices" RENAME COLUMN "TitleNl" TO "Title";
                UPDATE "Notices" SET "BodyNl" = json_object('nl', "BodyNl", 'en', "BodyEn");
                ALTER TABLE "Notices" DROP COLUMN "BodyEn";
                ALTER TABLE "Notices" RENAME COLUMN "BodyNl" TO "Body";
                UPDATE "ConsultationComments" SET "AboutNl" = json_object('nl', "AboutNl", 'en', "AboutEn");
                ALTER TABLE "ConsultationComments" DROP COLUMN "AboutEn";
                ALTER TABLE "ConsultationComments" RENAME COLUMN "AboutNl" TO "About";
                UPDATE "CallDrafts"
                    SET "TitleNl" = CASE WHEN "TitleEn" IS NULL THEN json_object('nl', "TitleNl")
                        ELSE json_object('nl', "TitleNl", 'en', "TitleEn") END;
                ALTER TABLE "CallDrafts" DROP COLUMN "TitleEn";
                ALTER TABLE "CallDrafts" RENAME COLUMN "TitleNl" TO "Title";
                UPDATE "CallChanges" SET "WhatNl" = json_object('nl', "WhatNl", 'en', "WhatEn");
                ALTER TABLE "CallChanges" DROP COLUMN "WhatEn";
                ALTER TABLE "CallChanges" RENAME COLUMN "WhatNl" TO "What";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                ALTER TABLE "Notices" RENAME COLUMN "Title" TO "TitleNl";
                ALTER TABLE "Notices" ADD COLUMN "TitleEn" TEXT NOT NULL DEFAULT '';
                UPDATE "Notices"
                    SET "TitleEn" = COALESCE(json_extract("TitleNl", '$.en'), json_extract("TitleNl", '$.nl')),
                    "TitleNl" = json_extract("TitleNl", '$.nl');
                ALTER TABLE "Notices" RENAME COLUMN "Body" TO "BodyNl";
                ALTER TABLE "Notices" ADD COLUMN "BodyEn" TEXT NOT NULL DEFAULT '';
                UPDATE "Notices"
                    SET "BodyEn" = COALESCE(json_extract("BodyNl", '$.en'), json_extract("BodyNl", '$.nl')),
                    "BodyNl" = json_extract("BodyNl", '$.nl');
                ALTER TABLE "ConsultationComments" RENAME COLUMN "About" TO "AboutNl";
                ALTER TABLE "ConsultationComments" ADD COLUMN "AboutEn" TEXT NOT NULL DEFAULT '';
                UPDATE "ConsultationComments"
                    SET "AboutEn" = COALESCE(json_extract("AboutNl", '$.en'), json_extract("AboutNl", '$.nl')),
                    "AboutNl" = json_extract("AboutNl", '$.nl');
                ALTER TABLE "CallDrafts" RENAME COLUMN "Title" TO "TitleNl";
                ALTER TABLE "CallDrafts" ADD COLUMN "TitleEn" TEXT NULL;
                UPDATE "CallDrafts"
                    SET "TitleEn" = json_extract("TitleNl", '$.en'),
                    "TitleNl" = json_extract("TitleNl", '$.nl');
                ALTER TABLE "CallChanges" RENAME COLUMN "What" TO "WhatNl";
                ALTER TABLE "CallChanges" ADD COLUMN "WhatEn" TEXT NOT NULL DEFAULT '';
                UPDATE "CallChanges"
                    SET "WhatEn" = COALESCE(json_extract("WhatNl", '$.en'), json_extract("WhatNl", '$.nl')),
                    "WhatNl" = json_extract("WhatNl", '$.nl');
                """);
        }
    }
}
