using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Floor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Mandates",
                table: "Mandates");

            migrationBuilder.DropIndex(
                name: "IX_DossierSteps_State_Id",
                table: "DossierSteps");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Measure_Book_Kind",
                table: "Accounts");

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "Mandates",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "EndedBy",
                table: "Mandates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GivenBy",
                table: "Mandates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LimitCents",
                table: "Mandates",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Programme",
                table: "Mandates",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Mandates",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "Provider");

            migrationBuilder.AddColumn<DateTime>(
                name: "ValidFrom",
                table: "Mandates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ValidUntil",
                table: "Mandates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Measure",
                table: "CallDrafts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BookCall",
                table: "Accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookHolder",
                table: "Accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookKind",
                table: "Accounts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BookSource",
                table: "Accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Mandates",
                table: "Mandates",
                columns: new[] { "PersonId", "Organisation", "Role", "Id" });

            migrationBuilder.CreateTable(
                name: "ChangeNumbers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeNumbers", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Organisation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OrganisationName = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Programme = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    LimitCents = table.Column<long>(type: "bigint", nullable: true),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AcceptedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    SealedText = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SourceClaimSums",
                columns: table => new
                {
                    Book = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Slot = table.Column<long>(type: "bigint", nullable: false),
                    WantedCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceClaimSums", x => new { x.Book, x.Level, x.Slot });
                });

            migrationBuilder.CreateTable(
                name: "OrganisationAttributes",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Value = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationAttributes", x => new { x.Organisation, x.Kind, x.Value, x.ValidFrom });
                    table.ForeignKey(
                        name: "FK_OrganisationAttributes_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_Organisation",
                table: "Mandates",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_PersonId_Organisation_Role_Programme_Source",
                table: "Mandates",
                columns: new[] { "PersonId", "Organisation", "Role", "Programme", "Source" },
                unique: true,
                filter: "\"ValidUntil\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DossierSteps_State_StepId_Id",
                table: "DossierSteps",
                columns: new[] { "State", "StepId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Kind_Measure_Book",
                table: "Accounts",
                columns: new[] { "Kind", "Measure", "Book" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_CodeSha256",
                table: "Invitations",
                column: "CodeSha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Organisation",
                table: "Invitations",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_At",
                table: "Letters",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationAttributes_Kind_Value_ValidFrom",
                table: "OrganisationAttributes",
                columns: new[] { "Kind", "Value", "ValidFrom" },
                unique: true,
                filter: "\"Kind\" IN ('Kbo', 'Nis', 'Ovo', 'Word')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeNumbers");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropTable(
                name: "OrganisationAttributes");

            migrationBuilder.DropTable(
                name: "SourceClaimSums");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Mandates",
                table: "Mandates");

            migrationBuilder.DropIndex(
                name: "IX_Mandates_Organisation",
                table: "Mandates");

            migrationBuilder.DropIndex(
                name: "IX_Mandates_PersonId_Organisation_Role_Programme_Source",
                table: "Mandates");

            migrationBuilder.DropIndex(
                name: "IX_DossierSteps_State_StepId_Id",
                table: "DossierSteps");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Kind_Measure_Book",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "EndedBy",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "GivenBy",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "LimitCents",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "Programme",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "ValidUntil",
                table: "Mandates");

            migrationBuilder.DropColumn(
                name: "Measure",
                table: "CallDrafts");

            migrationBuilder.DropColumn(
                name: "BookCall",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookHolder",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookKind",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookSource",
                table: "Accounts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Mandates",
                table: "Mandates",
                columns: new[] { "PersonId", "Organisation", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_DossierSteps_State_Id",
                table: "DossierSteps",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Measure_Book_Kind",
                table: "Accounts",
                columns: new[] { "Measure", "Book", "Kind" });
        }
    }
}
