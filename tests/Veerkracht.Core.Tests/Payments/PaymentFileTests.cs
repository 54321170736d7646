using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments.Bank;

namespace Veerkracht.Core.Tests.Payments;

/// <summary>The file to the bank: whatever is in it, it is valid, and it says to the cent what was ordered.</summary>
public class PaymentFileTests
{
    private static readonly XNamespace Pain = PaymentFile.Namespace;
    private static readonly LocalDate Day = new(2022, 9, 5);

    private static readonly string[] Accounts = ["BE68539007547034", "BE71096123456769", "BE62510007547061", "NL91ABNA0417164300"];

    private static readonly string[] Typed =
    [
        "Sint-Truiden",
        "Fietspad Nieuwstraat / fase 2",
        "//",
        "Café 'De Zwaan' & zonen",
        "œuvre\nstraße",
        "Ω 東京 🚲",
    ];

    /// <summary>Texts as people write them, with all that a keyboard and a copied text can hold.</summary>
    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Gen.Char.Array[0, 200].Select(c => new string(c))),
        (2, Gen.Int[0, Typed.Length - 1].Select(i => Typed[i])),
        (1, Gen.Char['a', 'z'].Array[100, 300].Select(c => new string(c)))
    );

    private static readonly Gen<PaymentMessage> Messages = Gen.Select(
            Gen.Select(Gen.Long[1, 1_000_000_000_000], Gen.Int[0, 3], Texts, Texts, Gen.Int[0, Accounts.Length - 1]).List[1, 30],
            Gen.Bool
        )
        .Select(
            (rows, bic) =>
                new PaymentMessage(
                    "VK-20220901-7",
                    new LocalDateTime(2022, 9, 1, 9, 30, 15, 250),
                    new("Agentschap Binnenlands Bestuur", "BE54000000009797", bic ? "GEBABEBB" : null),
                    [
                        .. rows.Select(
                            (r, i) =>
                                new CreditTransfer(
                                    $"VK-{i}",
                                    new Money(r.Item1),
                                    Day.PlusDays(r.Item2),
                                    r.Item3,
                                    Accounts[r.Item5],
                                    r.Item4
                                )
                        ),
                    ]
                )
        );

    private static byte[] Written(PaymentMessage message)
    {
        using var stream = new MemoryStream();
        PaymentFile.Write(message, stream);
        return stream.ToArray();
    }

    [Fact]
    public void Whatever_names_and_texts_are_the_file_is_valid() =>
        Messages.Sample(message => PaymentSchema.Faults(message).Count == 0, iter: Samples.Of(300));

    [Fact]
    public void Counts_and_sums_equal_the_content_of_the_file_and_of_each_day() =>
        Messages.Sample(
            message =>
            {
                var file = XDocument.Load(new MemoryStream(Written(message)));
                static decimal Sum(XElement of) =>
                    of.Descendants(Pain + "InstdAmt").Sum(a => decimal.Parse(a.Value, CultureInfo.InvariantCulture));
                bool Agrees(XElement head, XElement content) =>
                    int.Parse(head.Element(Pain + "NbOfTxs")!.Value, CultureInfo.InvariantCulture)
                        == content.Descendants(Pain + "CdtTrfTxInf").Count()
                    && decimal.Parse(head.Element(Pain + "CtrlSum")!.Value, CultureInfo.InvariantCulture) == Sum(content);
                var groups = file.Descendants(Pain + "PmtInf").ToList();
                return Agrees(file.Descendants(Pain + "GrpHdr").Single(), file.Root!)
                    && groups.TrueForAll(g => Agrees(g, g))
                    && Sum(file.Root!) == message.Total.Cents / 100m
                    && groups.Count == message.Transfers.Select(t => t.On).Distinct().Count()
                    && groups
                        .Select(g => g.Descendants(Pain + "Dt").Single().Value)
                        .Order(StringComparer.Ordinal)
                        .SequenceEqual(groups.Select(g => g.Descendants(Pain + "Dt").Single().Value));
            },
            iter: Samples.Of(200)
        );

    [Fact]
    public void The_same_message_is_the_same_bytes_and_any_other_has_another_hash() =>
        Gen.Select(Messages, Gen.Int[0, 2])
            .Sample(
                (message, change) =>
                {
                    var first = message.Transfers[0];
                    CreditTransfer other = change switch
                    {
                        0 => first with { Amount = first.Amount + new Money(1) },
                        1 => first with { Iban = Accounts.First(a => a != first.Iban) },
                        _ => first with { On = first.On.PlusDays(10) },
                    };
                    var changed = message with { Transfers = [other, .. message.Transfers.Skip(1)] };
                    return Written(message).SequenceEqual(Written(message with { }))
                        && PaymentFile.Hash(message) == PaymentFile.Hash(message with { })
                        && PaymentFile.Hash(message) != PaymentFile.Hash(changed);
                },
                iter: Samples.Of(100)
            );

    [Fact]
    public void Times_and_amounts_stand_in_the_one_form_that_every_reader_takes()
    {
        var message = new PaymentMessage(
            "VK-1",
            new(2022, 9, 1, 23, 59, 59, 999),
            new("Agentschap", "BE54000000009797", null),
            [new("VK-1-1", new Money(226_273_59), Day, "Gemeente Geetbets", Accounts[0], "vbr-2 schijf 1")]
        );

        var text = Encoding.UTF8.GetString(Written(message));

        Assert.StartsWith(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">",
            text
        );
        Assert.Contains("<CreDtTm>2022-09-01T23:59:59</CreDtTm>", text);
        Assert.Contains("<InstdAmt Ccy=\"EUR\">226273.59</InstdAmt>", text);
        Assert.Contains("<ReqdExctnDt><Dt>2022-09-05</Dt></ReqdExctnDt>", text);
        Assert.Contains("<ChrgBr>SLEV</ChrgBr>", text);
    }

    public static TheoryData<string, Func<CreditTransfer, CreditTransfer[]>> Impossible =>
        new()
        {
            { "nothing", _ => [] },
            { "an id twice", t => [t, t] },
            { "an amount of 0", t => [t with { Amount = Money.Zero }] },
            { "an amount below 0", t => [t with { Amount = new Money(-1) }] },
            { "no id", t => [t with { EndToEndId = "" }] },
            { "an id of 36", t => [t with { EndToEndId = new string('a', 36) }] },
            { "an id with an accent", t => [t with { EndToEndId = "é" }] },
        };

    [Theory, MemberData(nameof(Impossible))]
    public void What_no_bank_takes_is_never_written(string what, Func<CreditTransfer, CreditTransfer[]> transfers)
    {
        var good = new CreditTransfer("VK-1-1", new Money(1), Day, "Gemeente", Accounts[0], "x");
        var message = new PaymentMessage("VK-1", new(2022, 9, 1, 9, 0), new("A", "BE54000000009797", null), transfers(good));
        Assert.Throws<ArgumentException>(() => Written(message));
        Assert.NotEmpty(what);
    }
}
