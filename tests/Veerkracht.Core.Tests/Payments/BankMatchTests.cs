using CsCheck;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments.Bank;

namespace Veerkracht.Core.Tests.Payments;

/// <summary>A reference alone never pays: amount, currency and account agree, or a person looks.</summary>
public class BankMatchTests
{
    private static readonly SentOrder Order = new("VK-1", "VK-1-a", new Money(100_00), "BE68539007547034");

    private static readonly BankLine Booked = new(
        BankFact.Paid,
        BankReach.Payment,
        null,
        null,
        "VK-1-a",
        Order.Amount,
        "EUR",
        [Order.Iban],
        new LocalDate(2022, 9, 5),
        "REF",
        null
    );

    private static BankMeaning Meaning(BankLine line, SentOrder? order) => BankMatch.Of(line, order).Meaning;

    [Fact]
    public void What_agrees_in_all_is_paid_or_returned()
    {
        Assert.Equal(BankMeaning.Paid, Meaning(Booked, Order));
        Assert.Equal(BankMeaning.Returned, Meaning(Booked with { Fact = BankFact.Returned, Accounts = ["X", Order.Iban] }, Order));
        Assert.Empty(BankMatch.Of(Booked, Order).Why);
    }

    [Fact]
    public void What_no_order_has_is_unknown() => Assert.Equal(BankMeaning.Unknown, Meaning(Booked, null));

    public static TheoryData<string, BankLine> Other =>
        new()
        {
            { "a cent more", Booked with { Amount = new Money(100_01) } },
            { "a cent less", Booked with { Amount = new Money(99_99) } },
            { "no amount", Booked with { Amount = null } },
            { "another currency", Booked with { Currency = "SEK" } },
            { "no currency", Booked with { Currency = null } },
            { "another account", Booked with { Accounts = ["BE71096123456769"] } },
            { "no account", Booked with { Accounts = [] } },
        };

    [Theory, MemberData(nameof(Other))]
    public void What_differs_in_one_thing_is_for_a_person_with_the_reason(string what, BankLine line)
    {
        foreach (var fact in new[] { BankFact.Paid, BankFact.Returned })
        {
            var match = BankMatch.Of(line with { Fact = fact }, Order);
            Assert.True(match.Meaning == BankMeaning.Differs, what);
            Assert.Single(match.Why);
        }
    }

    [Fact]
    public void A_rejection_needs_no_amount_but_what_it_says_must_agree_and_belong_to_the_file()
    {
        var rejected = Booked with { Fact = BankFact.Rejected, MessageId = "VK-1", Amount = null, Currency = null, Accounts = [] };
        Assert.Equal(BankMeaning.Rejected, Meaning(rejected, Order));
        Assert.Equal(BankMeaning.Noted, Meaning(rejected with { Fact = BankFact.Taken }, Order));
        Assert.Equal(BankMeaning.Differs, Meaning(rejected with { Amount = new Money(1) }, Order));
        Assert.Equal(BankMeaning.Differs, Meaning(rejected with { MessageId = "VK-2" }, Order));
    }

    [Fact]
    public void Whatever_a_bank_says_only_what_agrees_in_all_moves_money() =>
        Gen.Select(
                Gen.Enum<BankFact>(),
                Gen.Long[99_99, 100_01],
                Gen.Int[0, 2].Select(i => new[] { "EUR", "SEK", null }[i]),
                Gen.Int[0, 2].Select(i => new[] { Order.Iban, "BE71096123456769", null }[i]),
                Gen.Bool
            )
            .Sample(
                (fact, cents, currency, account, known) =>
                {
                    var line = Booked with
                    {
                        Fact = fact,
                        Amount = new Money(cents),
                        Currency = currency,
                        Accounts = account is null ? [] : [account],
                    };
                    var moves = Meaning(line, known ? Order : null) is BankMeaning.Paid or BankMeaning.Returned;
                    var agrees = known && cents == 100_00 && currency == "EUR" && account == Order.Iban;
                    return moves == (agrees && fact is (BankFact.Paid or BankFact.Returned));
                },
                iter: Samples.Of(5_000)
            );
}
