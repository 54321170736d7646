using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Followers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BouncedAt",
                table: "MailChoices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BouncedMail",
                table: "MailChoices",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Bounces",
                table: "MailChoices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Following",
                table: "MailChoices",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "Daily");

            migrationBuilder.AddColumn<int>(
                name: "Refusals",
                table: "MailChoices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RefusedAddress",
                table: "MailChoices",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "Articles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AddressLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Choice = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    Timing = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Language = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CitizenAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    SecurityStamp = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    FailedSignIns = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CitizenAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CitizenAccounts_People_Id",
                        column: x => x.Id,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FollowNews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Once = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ActId = table.Column<Guid>(type: "uuid", nullable: true),
                    Call = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: true),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reached = table.Column<Guid>(type: "uuid", nullable: true),
                    SpreadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowNews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Follows",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Follows", x => new { x.PersonId, x.Kind, x.Key });
                    table.ForeignKey(
                        name: "FK_Follows_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CitizenPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsUserVerified = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false),
                    AttestationObject = table.Column<byte[]>(type: "bytea", nullable: false),
                    ClientDataJson = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CitizenPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_CitizenPasskeys_CitizenAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "CitizenAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FollowNewsAbout",
                columns: table => new
                {
                    NewsId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowNewsAbout", x => new { x.NewsId, x.Kind, x.Key });
                    table.ForeignKey(
                        name: "FK_FollowNewsAbout_FollowNews_NewsId",
                        column: x => x.NewsId,
                        principalTable: "FollowNews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMails_PersonId_At",
                table: "NoticeMails",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_ToldAt",
                table: "Articles",
                column: "ToldAt");

            migrationBuilder.CreateIndex(
                name: "IX_AddressLinks_CodeSha256",
                table: "AddressLinks",
                column: "CodeSha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddressLinks_ExpiresAt",
                table: "AddressLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_CitizenAccounts_NormalizedEmail",
                table: "CitizenAccounts",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CitizenPasskeys_AccountId",
                table: "CitizenPasskeys",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowNews_At",
                table: "FollowNews",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_FollowNews_Once",
                table: "FollowNews",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowNews_SpreadAt",
                table: "FollowNews",
                column: "SpreadAt");

            migrationBuilder.CreateIndex(
                name: "IX_FollowNewsAbout_Kind_Key",
                table: "FollowNewsAbout",
                columns: new[] { "Kind", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Follows_Kind_Key_PersonId",
                table: "Follows",
                columns: new[] { "Kind", "Key", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AddressLinks");

            migrationBuilder.DropTable(
                name: "CitizenPasskeys");

            migrationBuilder.DropTable(
                name: "FollowNewsAbout");

            migrationBuilder.DropTable(
                name: "Follows");

            migrationBuilder.DropTable(
                name: "CitizenAccounts");

            migrationBuilder.DropTable(
                name: "FollowNews");

            migrationBuilder.DropIndex(
                name: "IX_NoticeMails_PersonId_At",
                table: "NoticeMails");

            migrationBuilder.DropIndex(
                name: "IX_Articles_ToldAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "BouncedAt",
                table: "MailChoices");

            migrationBuilder.DropColumn(
                name: "BouncedMail",
                table: "MailChoices");

            migrationBuilder.DropColumn(
                name: "Bounces",
                table: "MailChoices");

            migrationBuilder.DropColumn(
                name: "Following",
                table: "MailChoices");

            migrationBuilder.DropColumn(
                name: "Refusals",
                table: "MailChoices");

            migrationBuilder.DropColumn(
                name: "RefusedAddress",
                table: "MailChoices");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Articles");
        }
    }
}
