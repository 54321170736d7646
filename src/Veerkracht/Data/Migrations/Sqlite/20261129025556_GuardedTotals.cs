using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GuardedTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LastTransferId",
                table: "JournalTotals",
                type: "INTEGER",
                nullable: true);

            // All that was booked is counted already.
            migrationBuilder.Sql("""UPDATE "JournalTotals" SET "LastTransferId" = (SELECT MAX("Id") FROM "Transfers");""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LastTransferId",
                table: "JournalTotals");
        }
    }
}
