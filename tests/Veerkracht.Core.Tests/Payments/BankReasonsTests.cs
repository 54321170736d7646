using CsCheck;
using Veerkracht.Core.Payments.Bank;

namespace Veerkracht.Core.Tests.Payments;

public sealed class BankReasonsTests
{
    [Theory]
    [InlineData(null, "zonder reden", "without a reason")]
    [InlineData(" ", "zonder reden", "without a reason")]
    [InlineData("AC04", "de rekening is gesloten (AC04)", "the account is closed (AC04)")]
    [InlineData("AC04: Compte clos", "de rekening is gesloten (AC04, Compte clos)", "the account is closed (AC04, Compte clos)")]
    [InlineData(
        "AM05; XT99: iets",
        "de bank kreeg deze betaling al (AM05); XT99: iets",
        "the bank had this payment before (AM05); XT99: iets"
    )]
    [InlineData("Bel ons", "Bel ons", "Bel ons")]
    public void A_code_is_told_in_words_and_what_the_bank_wrote_stays(string? answer, string nl, string en) =>
        Assert.Equal((nl, en), (BankReasons.Said(answer).Nl, BankReasons.Said(answer).En));

    /// <summary>Nothing that a bank wrote gets lost, whatever it is.</summary>
    [Fact]
    public void What_a_bank_writes_is_all_there() =>
        Gen.String.Sample(written =>
        {
            var said = BankReasons.Said($"AC04: {written}");
            Assert.All(written.Split("; "), part => Assert.Contains(part, said.Nl, StringComparison.Ordinal));
        });
}
