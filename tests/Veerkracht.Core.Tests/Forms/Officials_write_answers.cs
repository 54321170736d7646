using System.Text.Json.Nodes;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>Letterheads, mails, Word and Excel: what can mean one thing only is read, all else stays as it was typed.</summary>
public class Officials_write_answers
{
    private static string Became(FieldType type, string typed, Language language) =>
        FieldReader.FromTyped(Field("x", type) with { Decimals = 2 }, typed, language)!.ToJsonString();

    [Theory]
    [InlineData(FieldType.Number, "0,750", "0.75")]
    [InlineData(FieldType.Amount, "12,5000", "12.50")]
    [InlineData(FieldType.Amount, "1.250,000", "1250.00")]
    [InlineData(FieldType.Number, "\u2013500", "-500")]
    [InlineData(FieldType.Percentage, "10 procent", "10")]
    [InlineData(FieldType.Percentage, "12,5 pct.", "12.5")]
    [InlineData(FieldType.Date, "do 1 sep 2022", "2022-09-01")]
    [InlineData(FieldType.Date, "donderdag 1 september 2022", "2022-09-01")]
    [InlineData(FieldType.Date, "Donderdag, 01/09/2022", "2022-09-01")]
    [InlineData(FieldType.Date, "1ste september 2022", "2022-09-01")]
    [InlineData(FieldType.Date, "2de SEPTEMBER 2022.", "2022-09-02")]
    [InlineData(FieldType.Date, "1\u20139\u20132022", "2022-09-01")]
    [InlineData(FieldType.Date, "1/09/2022 0:00", "2022-09-01")]
    [InlineData(FieldType.Date, "01/09/2022 00:00:00", "2022-09-01")]
    [InlineData(FieldType.Date, "2022-09-01T00:00:00", "2022-09-01")]
    [InlineData(FieldType.Phone, "(+32) 11 58 51 11", "\u002B3211585111")]
    [InlineData(FieldType.PostalCode, "BE-3450", "3450")]
    [InlineData(FieldType.PostalCode, "B 3450", "3450")]
    [InlineData(FieldType.PostalCode, "B3450", "3450")]
    [InlineData(FieldType.Kbo, "ON: 0207.451.227", "0207451227")]
    [InlineData(FieldType.Kbo, "CBE 0207.451.227", "0207451227")]
    [InlineData(FieldType.Kbo, "Company no. 0207.451.227", "0207451227")]
    [InlineData(FieldType.Email, "mailto:lotte@geetbets.be", "lotte@geetbets.be")]
    [InlineData(FieldType.Email, "<lotte@geetbets.be>;", "lotte@geetbets.be")]
    public void On_a_Dutch_page(FieldType type, string typed, string answer) =>
        Assert.Equal(answer, JsonNode.Parse(Became(type, typed, Language.Nl))!.GetValue<string>());

    [Theory]
    [InlineData(FieldType.Number, "0.750", "0.75")]
    [InlineData(FieldType.Percentage, "10 per cent", "10")]
    [InlineData(FieldType.Date, "September 1, 2022", "2022-09-01")]
    [InlineData(FieldType.Date, "Sep 1st 2022", "2022-09-01")]
    [InlineData(FieldType.Date, "Thursday 1st of September 2022", "2022-09-01")]
    public void On_an_English_page(FieldType type, string typed, string answer) =>
        Assert.Equal(answer, JsonNode.Parse(Became(type, typed, Language.En))!.GetValue<string>());

    [Theory]
    [InlineData(FieldType.Amount, "1,500")]
    [InlineData(FieldType.Amount, "250,000")]
    [InlineData(FieldType.Amount, "-1,500")]
    [InlineData(FieldType.Amount, "1,2345")]
    [InlineData(FieldType.Date, "dinsdag 1 september 2022")]
    [InlineData(FieldType.Date, "Geetbets 1 september 2022")]
    [InlineData(FieldType.Date, "01/09/2022 09:30")]
    [InlineData(FieldType.Date, "1-sep-22")]
    [InlineData(FieldType.PostalCode, "0345")]
    [InlineData(FieldType.PostalCode, "3450 Geetbets")]
    public void What_may_mean_another_thing_is_not_read(FieldType type, string typed)
    {
        var kept = JsonNode.Parse(Became(type, typed, Language.Nl))!;
        // More decimals than are asked are no doubt about the value: they are told as too many.
        Assert.True(kept is JsonObject || kept.GetValue<string>() == "1.2345", kept.ToJsonString());
    }

    [Theory]
    [InlineData(FieldType.Email, "Lotte Peeters <a@b.be>", Alone)]
    [InlineData(FieldType.Email, "a@b.be (Lotte)", Alone)]
    [InlineData(FieldType.Email, "a@b.be; c@d.be", "Vul bij ‘x’ één e-mailadres in: er staan er meer.")]
    [InlineData(FieldType.Email, "Lotte", "Vul bij ‘x’ een e-mailadres in zoals naam@gemeente.be.")]
    [InlineData(FieldType.Amount, "€ 1.250,00 incl. btw", Bare)]
    [InlineData(FieldType.Amount, "1.250,00 (excl. 21% btw)", Bare)]
    [InlineData(FieldType.Amount, "ca. 1.250", Bare)]
    [InlineData(FieldType.Amount, "1.250 per jaar", Bare)]
    [InlineData(FieldType.Amount, "1000 à 1500 euro", Bare)]
    [InlineData(FieldType.Amount, "1.5m", Whole)]
    [InlineData(FieldType.Amount, "1,5 M€", Whole)]
    [InlineData(FieldType.Amount, "2 mrd.", Whole)]
    [InlineData(FieldType.Amount, "5 USD", InEuro)]
    [InlineData(FieldType.Amount, "$ 5", InEuro)]
    [InlineData(FieldType.Amount, "1.5 miljoen", Notation)]
    [InlineData(FieldType.Amount, "1.5", Notation)]
    [InlineData(FieldType.Amount, "EUR 1.5", Notation)]
    [InlineData(FieldType.Amount, "vijf", Notation)]
    [InlineData(FieldType.Number, "ongeveer 12", BareNumber)]
    public void It_is_refused_with_its_true_reason(FieldType type, string typed, string reason)
    {
        var field = Field("x", type) with { Decimals = 2 };
        var form = new FormDefinition([new Section("s", new("S"), LocalText.Empty, null, [field])]);
        var answers = new JsonObject { ["x"] = FieldReader.FromTyped(field, typed, Language.Nl) };
        var told = Assert.Single(FormEvaluator.Read(form, answers, new Dictionary<string, object?>()).Findings().Errors);
        Assert.Equal(reason, told.Message.Nl);
        Assert.Equal(typed, FieldWriter.ToTyped(field, answers["x"], Language.Nl));
    }

    private const string Alone = "Laat bij ‘x’ alleen het e-mailadres staan, zonder de naam of wat er nog bij staat: a@b.be.",
        InEuro = "Geef ‘x’ in euro, en reken om wat u in een andere eenheid hebt. Schrijf bijvoorbeeld 12,5 euro.",
        Bare = "Laat bij ‘x’ één getal staan, zonder woorden ervoor of erachter, bijvoorbeeld 12,50.",
        BareNumber = "Laat bij ‘x’ één getal staan, zonder woorden ervoor of erachter, bijvoorbeeld 12,5.",
        Whole =
            "Schrijf ‘x’ voluit of met een heel woord, "
            + "bijvoorbeeld 1.500.000 of 1,5 miljoen: "
            + "een letter kan meer dan één ding zijn.",
        Notation = "Wat bij ‘x’ staat, kunnen we niet als getal lezen. Schrijf het zoals 1.234,56.";

    [Theory]
    [InlineData("dinsdag 1 september 2022", "1 september 2022 is een donderdag. Kijk de dag na.")]
    [InlineData("1/9/22", "Schrijf het jaar met vier cijfers: dag/maand/jaar, bijvoorbeeld 15/10/2022.")]
    [InlineData("1 maart '22", "Schrijf het jaar met vier cijfers: dag/maand/jaar, bijvoorbeeld 15/10/2022.")]
    [InlineData("1-sep-22", "Schrijf het jaar met vier cijfers: dag/maand/jaar, bijvoorbeeld 15/10/2022.")]
    [InlineData("blauw 1 september 2022", "Schrijf de datum als dag/maand/jaar, bijvoorbeeld 15/10/2022.")]
    public void A_date_is_refused_with_its_true_reason(string typed, string reason)
    {
        Assert.False(DateReader.TryRead(typed, out _, out var why));
        Assert.Equal(reason, why.Nl);
    }
}
