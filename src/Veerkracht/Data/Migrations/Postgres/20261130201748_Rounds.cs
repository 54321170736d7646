using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Rounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RoundId",
                table: "Awards",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AwardRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Call = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Measure = table.Column<string>(type: "text", nullable: false),
                    StepId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    EnvelopeCents = table.Column<long>(type: "bigint", nullable: true),
                    AfterId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwardRounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RoundDraws",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Commitment = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false),
                    Salt = table.Column<string>(type: "text", nullable: false),
                    CommittedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    List = table.Column<string>(type: "text", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Value = table.Column<string>(type: "text", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: true),
                    Moment = table.Column<string>(type: "text", nullable: true),
                    TypedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    TypedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundDraws", x => x.RoundId);
                    table.CheckConstraint("CK_RoundDraws_ListFirst", "\"TypedAt\" IS NULL OR \"ClosedAt\" IS NOT NULL");
                    table.CheckConstraint("CK_RoundDraws_TwoPeople", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"TypedBy\"");
                    table.ForeignKey(
                        name: "FK_RoundDraws_AwardRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "AwardRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundExclusions",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundExclusions", x => new { x.RoundId, x.DossierId });
                    table.ForeignKey(
                        name: "FK_RoundExclusions_AwardRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "AwardRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundExclusions_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecisionReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundProposals", x => x.Id);
                    table.CheckConstraint("CK_RoundProposals_NotBelowZero", "\"AmountCents\" >= 0");
                    table.CheckConstraint("CK_RoundProposals_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                    table.ForeignKey(
                        name: "FK_RoundProposals_AwardRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "AwardRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundScenarios",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    EnvelopeCents = table.Column<long>(type: "bigint", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundScenarios", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundScenarios_AwardRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "AwardRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    ReservePlace = table.Column<int>(type: "integer", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AskedCents = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    HeldCents = table.Column<long>(type: "bigint", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundLines_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundLines_RoundProposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "RoundProposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Awards_RoundId",
                table: "Awards",
                column: "RoundId",
                filter: "\"RoundId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AwardRounds_Call",
                table: "AwardRounds",
                column: "Call",
                unique: true,
                filter: "\"State\" <> 'Decided'");

            migrationBuilder.CreateIndex(
                name: "IX_AwardRounds_Call_Number",
                table: "AwardRounds",
                columns: new[] { "Call", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundExclusions_DossierId",
                table: "RoundExclusions",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundLines_DossierId",
                table: "RoundLines",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundLines_ProposalId_DossierId",
                table: "RoundLines",
                columns: new[] { "ProposalId", "DossierId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundProposals_RoundId",
                table: "RoundProposals",
                column: "RoundId",
                unique: true,
                filter: "\"State\" <> 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_RoundProposals_RoundId_ProposedAt",
                table: "RoundProposals",
                columns: new[] { "RoundId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RoundScenarios_RoundId_Name",
                table: "RoundScenarios",
                columns: new[] { "RoundId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoundDraws");

            migrationBuilder.DropTable(
                name: "RoundExclusions");

            migrationBuilder.DropTable(
                name: "RoundLines");

            migrationBuilder.DropTable(
                name: "RoundScenarios");

            migrationBuilder.DropTable(
                name: "RoundProposals");

            migrationBuilder.DropTable(
                name: "AwardRounds");

            migrationBuilder.DropIndex(
                name: "IX_Awards_RoundId",
                table: "Awards");

            migrationBuilder.DropColumn(
                name: "RoundId",
                table: "Awards");
        }
    }
}
