using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>What the form tells about an answer: which one, what to do, and the limit. In nl and en.</summary>
internal static class Messages
{
    public static readonly LocalText Unreadable = new(
        "Deze antwoorden zijn niet te lezen. Verstuur ze opnieuw.",
        "These answers cannot be read. Send them again."
    );

    /// <summary>The code of what a bound of evaluation was met with.</summary>
    public const string Beyond = "beyond-bounds";

    public static Problem BeyondBounds(Field field, FormRecord record) =>
        About(
            Beyond,
            field,
            record,
            name =>
                $"{name} kan met deze antwoorden niet berekend worden: een getal wordt te groot, een tekst is geen getal of de "
                + "berekening wordt te lang. Kijk na of er ergens een cijfer te veel staat, of gebruik minder onderdelen.",
            name =>
                $"{name} cannot be computed from these answers: a number becomes too large, a text is no number or the computation becomes "
                + "too long. See whether there is a digit too many somewhere, or use fewer items."
        );

    /// <summary>An amount of the call, by its title, that is more than there can be.</summary>
    public static LocalText BeyondAmount(LocalText title) =>
        BeyondResult($"Het bedrag ‘{title.Nl}’", $"The amount ‘{title.In(Language.En)}’");

    /// <summary>Points for a criterion, by its title, that could not be computed within the bounds.</summary>
    public static LocalText BeyondPoints(LocalText criterion) =>
        BeyondResult($"Het aantal punten voor ‘{criterion.Nl}’", $"The number of points for ‘{criterion.In(Language.En)}’");

    /// <summary>What an indicator, by its label, would be given that could not be computed within the bounds.</summary>
    public static LocalText BeyondIndicator(LocalText label) =>
        BeyondResult($"De waarde van ‘{label.Nl}’", $"The value of ‘{label.In(Language.En)}’");

    private static LocalText BeyondResult(string nl, string en) =>
        new(
            $"{nl} kan met deze antwoorden niet berekend worden: het wordt te groot, een tekst is geen getal of "
                + "de berekening wordt te lang. Kijk na of er ergens een cijfer te veel staat.",
            $"{en} cannot be computed from these answers: it becomes too large, a text is "
                + "no number or the computation becomes too long. See whether there is a digit too many somewhere."
        );

    /// <summary>An amount of the call, by its title, that does not reach the least that the call demands.</summary>
    public static LocalText BelowMinimum(LocalText title, Money amount, Rational least) =>
        new(
            $"‘{title.Nl}’ komt op {Numerals.WriteEuro(amount, Language.Nl)}, en minstens {Numerals.Write(least, 2, Language.Nl)} "
                + "euro is nodig. Daaronder kunt u dit niet indienen.",
            $"‘{title.In(Language.En)}’ comes to {Numerals.WriteEuro(amount, Language.En)}, and at least "
                + $"{Numerals.Write(least, 2, Language.En)} euro is needed. Below that you cannot submit this."
        );

    /// <summary>A check of a field, by its name. What the check says may hold values that are not known, so it is not repeated.</summary>
    public static LocalText BeyondCheck(LocalText name) =>
        new(
            $"We kunnen niet nakijken of aan een regel bij ‘{name.Nl}’ voldaan is: de berekening wordt te lang, een getal te groot of "
                + "een tekst is geen getal. Kijk na of er ergens een cijfer te veel staat, of gebruik minder onderdelen.",
            $"We cannot see whether a rule of ‘{name.In(Language.En)}’ is met, as the computation becomes too long, a number too large "
                + "or a text is no number. See whether there is a digit too many somewhere, or use fewer items."
        );

    public static LocalText UnknownField(string path)
    {
        var name = path.Length > 80 ? path[..80] + "…" : path;
        return new LocalText(
            $"Dit formulier heeft geen vraag ‘{name}’. Laat dit antwoord weg.",
            $"This form has no question ‘{name}’. Leave this answer out."
        );
    }

    public static Problem Required(Field field, FormRecord record)
    {
        var ask = field.Kind.Ask;
        return About("required", field, record, name => $"{ask.Nl} {name}.", name => $"{ask.In(Language.En)} {name}.");
    }

    public static Problem WrongType(Field field, FormRecord record) =>
        About(
            "wrong-type",
            field,
            record,
            name => $"Het antwoord op {name} heeft niet de juiste vorm. Vul het opnieuw in.",
            name => $"The answer to {name} does not have the right form. Enter it again."
        );

    public static Problem NotANumber(Field field, FormRecord record) =>
        About(
            "not-a-number",
            field,
            record,
            name => $"Wat bij {name} staat, kunnen we niet als getal lezen. Schrijf het zoals 1.234,56.",
            name => $"We cannot read what {name} says as a number. Write it as 1,234.56."
        );

    /// <summary>A number in another unit than that of the question: nothing is converted unseen.</summary>
    public static Problem OtherUnit(Field field, FormRecord record)
    {
        var usual = field.Kind.HoldsAmount ? "euro" : field.Kind.UsualUnit;
        var (nl, en) = field.Unit.IsEmpty && usual is not null ? (usual, usual) : (field.Unit.Nl, field.Unit.In(Language.En));
        string Example(Language language) => Numerals.Write(UnitTyped.Example(field), field.Decimals > 0 ? 1 : 0, language);
        return About(
            "not-a-number",
            field,
            record,
            name => $"Geef {name} in {nl}, en reken om wat u in een andere eenheid hebt. Schrijf bijvoorbeeld {Example(Language.Nl)} {nl}.",
            name => $"Give {name} in {en}, and convert what you have in another unit. Write for example {Example(Language.En)} {en}."
        );
    }

    /// <summary>"1.5m": millions perhaps, and perhaps not.</summary>
    public static Problem ShortTimes(Field field, FormRecord record) =>
        About(
            "not-a-number",
            field,
            record,
            name =>
                $"Schrijf {name} voluit of met een heel woord, bijvoorbeeld 1.500.000 of 1,5 miljoen: een letter kan meer dan één ding "
                + "zijn.",
            name => $"Write {name} in full or with a whole word, for example 1,500,000 or 1.5 million: a letter can mean several things."
        );

    /// <summary>"1.250,00 incl. btw": what the words say would be lost.</summary>
    public static Problem WordsBeside(Field field, FormRecord record)
    {
        string Example(Language language) =>
            Numerals.Write(
                UnitTyped.Example(field),
                field.Kind.HoldsAmount ? 2
                    : field.Decimals > 0 ? 1
                    : 0,
                language
            );
        return About(
            "not-a-number",
            field,
            record,
            name => $"Laat bij {name} één getal staan, zonder woorden ervoor of erachter, bijvoorbeeld {Example(Language.Nl)}.",
            name => $"Leave one number for {name}, without words before or behind it, for example {Example(Language.En)}."
        );
    }

    /// <summary>Of an answer as a program sends it, which has one notation.</summary>
    public static Problem NotANumberOfJson(Field field, FormRecord record) =>
        About(
            "not-a-number",
            field,
            record,
            name =>
                $"Wat bij {name} staat, is geen getal. Schrijf het in JSON zoals \"12.50\": een punt voor de decimalen, niets ertussen.",
            name => $"What {name} says is not a number. Write it in JSON as \"12.50\": a point before the decimals, nothing between."
        );

    public static Problem NotEuro(Field field, FormRecord record) =>
        About("wrong-currency", field, record, name => $"Geef {name} in euro (EUR).", name => $"Give {name} in euro (EUR).");

    public static Problem FarTooLarge(Field field, FormRecord record) =>
        About(
            "too-large",
            field,
            record,
            name => $"Het getal bij {name} is te groot. Kijk na of er geen cijfer te veel staat.",
            name => $"The number for {name} is too large. See whether there is a digit too many."
        );

    public static Problem TooManyDecimals(Field field, int decimals, FormRecord record) =>
        About(
            "too-many-decimals",
            field,
            record,
            name =>
                decimals == 0
                    ? $"Vul bij {name} een getal zonder cijfers na de komma in."
                    : $"Vul bij {name} ten hoogste {decimals} cijfers na de komma in.",
            name => decimals == 0 ? $"Enter a whole number for {name}." : $"Enter at most {decimals} decimals for {name}."
        );

    public static Problem TooSmall(Field field, FormRecord record) =>
        field.Above is { } above && (field.Min is not { } min || above >= min)
            ? About(
                "too-small",
                field,
                record,
                name => $"Vul bij {name} meer dan {Amount(field, above, Language.Nl)} in.",
                name => $"Enter more than {Amount(field, above, Language.En)} for {name}."
            )
            : About(
                "too-small",
                field,
                record,
                name => $"Vul bij {name} minstens {Amount(field, field.Min!.Value, Language.Nl)} in.",
                name => $"Enter at least {Amount(field, field.Min!.Value, Language.En)} for {name}."
            );

    public static Problem TooLarge(Field field, FormRecord record) =>
        About(
            "too-large",
            field,
            record,
            name => $"Vul bij {name} ten hoogste {Amount(field, field.Max!.Value, Language.Nl)} in.",
            name => $"Enter at most {Amount(field, field.Max!.Value, Language.En)} for {name}."
        );

    public static LocalText AboveLimit(Field field, Rational limit, FormRecord record) =>
        About(
            "",
            field,
            record,
            name => $"{name} is hoger dan {Amount(field, limit, Language.Nl)}. Kijk na of dat klopt.",
            name => $"{name} is above {Amount(field, limit, Language.En)}. See whether that is right."
        ).Message;

    public static Problem TooLong(Field field, int length, int most, FormRecord record) =>
        About(
            "too-long",
            field,
            record,
            name => $"Kort {name} in tot ten hoogste {Count(most, Language.Nl)} tekens; nu zijn het er {Count(length, Language.Nl)}.",
            name => $"Shorten {name} to at most {Count(most, Language.En)} characters; now it has {Count(length, Language.En)}."
        );

    public static Problem TooShort(Field field, int length, int least, FormRecord record) =>
        About(
            "too-short",
            field,
            record,
            name => $"Schrijf bij {name} minstens {Count(least, Language.Nl)} tekens; nu zijn het er {Count(length, Language.Nl)}.",
            name => $"Write at least {Count(least, Language.En)} characters for {name}; now it has {Count(length, Language.En)}."
        );

    /// <summary>Of an answer as a program sends it, which has one notation.</summary>
    public static Problem NotADateOfJson(Field field, FormRecord record) =>
        About(
            "not-a-date",
            field,
            record,
            name => $"Wat bij {name} staat, is geen datum van 1900 tot en met 2199. Schrijf hem in JSON zoals \"2022-09-01\".",
            name => $"What {name} says is not a date from 1900 to 2199. Write it in JSON as \"2022-09-01\"."
        );

    public static Problem NotADate(Field field, string typed, FormRecord record)
    {
        DateReader.TryRead(typed, out _, out var why);
        return About(
            "not-a-date",
            field,
            record,
            name => $"{name}: {why?.Nl ?? "schrijf de datum als dag/maand/jaar."}",
            name => $"{name}: {why?.En ?? "write the date as day/month/year."}"
        );
    }

    public static Problem TooEarly(Field field, FormRecord record) =>
        About(
            "too-early",
            field,
            record,
            name => $"Vul bij {name} een datum vanaf {DateText.Long(field.MinDate!.Value, Language.Nl)} in.",
            name => $"Enter a date from {DateText.Long(field.MinDate!.Value, Language.En)} on for {name}."
        );

    public static Problem TooLate(Field field, FormRecord record) =>
        About(
            "too-late",
            field,
            record,
            name => $"Vul bij {name} een datum tot en met {DateText.Long(field.MaxDate!.Value, Language.Nl)} in.",
            name => $"Enter a date until {DateText.Long(field.MaxDate!.Value, Language.En)} for {name}."
        );

    public static Problem LeadIsPartner(Field field, FormRecord record) =>
        About(
            "lead-is-partner",
            field,
            record,
            name => $"Uw eigen bestuur vraagt aan en kan bij {name} geen partner zijn. Laat het weg.",
            name => $"Your own organisation applies and cannot be a partner in {name}. Leave it out."
        );

    public static Problem NotAnOption(Field field, Option? option, string id, FormRecord record)
    {
        var (nl, en) = option is null ? (Short(id), Short(id)) : (option.Label.Nl, option.Label.In(Language.En));
        return About(
            "not-an-option",
            field,
            record,
            name => $"‘{nl}’ kan niet (meer) gekozen worden bij {name}. Kies een ander antwoord.",
            name => $"‘{en}’ cannot be chosen (any more) for {name}. Choose another answer."
        );
    }

    public static Problem Exclusive(Field field, Option option, FormRecord record) =>
        About(
            "exclusive-option",
            field,
            record,
            name => $"‘{option.Label.Nl}’ kan niet samen met een ander antwoord bij {name}. Laat dit weg of de andere.",
            name => $"‘{option.Label.In(Language.En)}’ cannot go with another answer for {name}. Leave out this one or the others."
        );

    public static Problem TooFew(Field field, int least, int count, FormRecord record) =>
        About(
            "too-few",
            field,
            record,
            name => $"Geef er minstens {least} bij {name}; nu zijn het er {count}.",
            name => $"Give at least {least} for {name}; now there are {count}."
        );

    public static Problem TooMany(Field field, int most, int count, FormRecord record) =>
        About(
            "too-many",
            field,
            record,
            name => $"Geef er ten hoogste {most} bij {name}; nu zijn het er {count}.",
            name => $"Give at most {most} for {name}; now there are {count}."
        );

    /// <summary>"€ 1.234,56" of a number of any size.</summary>
    public static string Euro(Rational value, Language language)
    {
        var digits = Numerals.Write(value.Sign < 0 ? -value : value, 2, language);
        var sign = value.Sign < 0 ? "-" : "";
        return language == Language.Nl ? $"€\u00A0{sign}{digits}" : $"{sign}€{digits}";
    }

    private static string Amount(Field field, Rational value, Language language)
    {
        if (field.IsAmount)
            return Euro(value, language);
        var unit = field.Kind.UsualUnit ?? field.Unit.In(language);
        return Numerals.WriteExact(value, language) + (unit.Length > 0 ? $"\u00A0{unit}" : "");
    }

    private static string Count(int count, Language language) => Numerals.Write(count, language);

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    internal static Problem About(string code, Field field, FormRecord record, Func<string, string> nl, Func<string, string> en)
    {
        var name = record.NameOf(field);
        return new Problem(code, new LocalText(nl($"‘{name.Nl}’"), en($"‘{name.In(Language.En)}’")));
    }
}
