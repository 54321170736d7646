using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeoplesRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_PersonId",
                table: "Sessions");

            migrationBuilder.AddColumn<string>(
                name: "Browser",
                table: "Sessions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "Sessions",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Organisation",
                table: "Sessions",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ForgottenAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ForgottenPeople",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForgottenPeople", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "RefusedSignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Named = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusedSignIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RefusedSignIns_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Removals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Removals", x => x.Id);
                    table.CheckConstraint("CK_Removals_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                    table.ForeignKey(
                        name: "FK_Removals_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Organisation_StartedAt",
                table: "Sessions",
                columns: new[] { "Organisation", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId_StartedAt",
                table: "Sessions",
                columns: new[] { "PersonId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Acts_Organisation_Sequence",
                table: "Acts",
                columns: new[] { "Organisation", "Sequence" },
                filter: "\"DossierId\" IS NULL AND \"Call\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RefusedSignIns_At",
                table: "RefusedSignIns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_RefusedSignIns_PersonId_At",
                table: "RefusedSignIns",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Removals_PersonId",
                table: "Removals",
                column: "PersonId",
                unique: true,
                filter: "\"State\" = 'Proposed' AND \"PersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Removals_ProposedAt",
                table: "Removals",
                column: "ProposedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Removals_State",
                table: "Removals",
                column: "State",
                unique: true,
                filter: "\"State\" = 'Proposed' AND \"PersonId\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ForgottenPeople");

            migrationBuilder.DropTable(
                name: "RefusedSignIns");

            migrationBuilder.DropTable(
                name: "Removals");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_Organisation_StartedAt",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_PersonId_StartedAt",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Acts_Organisation_Sequence",
                table: "Acts");

            migrationBuilder.DropColumn(
                name: "Browser",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Organisation",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ForgottenAt",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId",
                table: "Sessions",
                column: "PersonId");
        }
    }
}
