using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Told : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AmountCents",
                table: "Notices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Event",
                table: "Notices",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ExceptPersonId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MayNotBeRefused",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Reach",
                table: "Notices",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Thread",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Due",
                table: "NoticeMails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MailChoices",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Timing = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailChoices", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_MailChoices_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Who had turned mail off has chosen none.
            migrationBuilder.Sql(
                """
                INSERT INTO "MailChoices" ("PersonId", "Timing", "Language") SELECT "PersonId", 'None', 'nl' FROM "MailOff";
                """
            );
            migrationBuilder.DropTable(
                name: "MailOff");

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMails_Due",
                table: "NoticeMails",
                column: "Due",
                filter: "\"Due\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_NoticeMails_Due",
                table: "NoticeMails");

            migrationBuilder.DropColumn(
                name: "AmountCents",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Event",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "ExceptPersonId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "MayNotBeRefused",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Reach",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Thread",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "NoticeMails");

            migrationBuilder.CreateTable(
                name: "MailOff",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailOff", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_MailOff_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(
                """
                INSERT INTO "MailOff" ("PersonId") SELECT "PersonId" FROM "MailChoices" WHERE "Timing" = 'None';
                """
            );
            migrationBuilder.DropTable(
                name: "MailChoices");
        }
    }
}
