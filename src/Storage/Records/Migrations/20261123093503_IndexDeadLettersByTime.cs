using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Telemetry.Storage.Records.Migrations
{
    /// <inheritdoc />
    public partial class IndexDeadLettersByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_ReceivedAt_Reasons",
                table: "dead_letters",
                columns: new[] { "ReceivedAt", "Reasons" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_dead_letters_ReceivedAt_Reasons",
                table: "dead_letters");
        }
    }
}
