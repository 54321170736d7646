using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>A call with a piece, and the same call with another value for one of its keys. Both can be read.</summary>
internal static class OtherValue
{
    /// <summary>Edits of the piece that make a value possible: in both calls, then in the second only. "-key" takes a key out.</summary>
    private sealed record Values(string Other, string Both = "", string After = "");

    public static (string Before, string After) For(string kind, string? type, string key)
    {
        var (text, path) = kind == FormatMap.Call.Name ? (PieceInCall.Base, CallPath.Root) : PieceInCall.Of(kind, type);
        var known = FormatMap.Kinds[kind];
        if (known.TypeKey == key)
            return (text.Source, PieceInCall.Of(kind, OtherType(kind, type)).Text.Source);
        var values = Of(kind, type, known.KeysOf(type).First(k => k.Name == key));
        var before = Edited(text, path, values.Both);
        return (before.Source, Edited(before, path, $"{key}: {values.Other}\n{values.After}").Source);
    }

    /// <summary>A call with a piece that has a key of another type.</summary>
    public static string With(string kind, string? type, FormatKey key)
    {
        var (text, path) = PieceInCall.Of(kind, type);
        return Edited(text, path, $"{key.Name}: {Of(kind, type, key).Other}").Source;
    }

    private static string OtherType(string kind, string? type) =>
        kind switch
        {
            "check" => type == "maximum_share" ? "ceiling" : "maximum_share",
            "rule" => type == "value" ? "by_year" : "value",
            "field" => type == "date" ? "number" : "date",
            _ => type == "claim" ? "report" : "claim",
        };

    private static CallText Edited(CallText text, CallPath path, string edits)
    {
        foreach (var edit in edits.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = edit.Split(": ", 2) is [var key, var written] ? (key.Trim('-'), written) : (edit.Trim('-'), "");
            var place = name[0] == '/' ? CallPath.Parse(name[1..])! : path.Then(name);
            text = (edit[0] == '-' ? text.Remove(place) : text.Set(place, Value(value))).Text
                ?? throw new InvalidOperationException($"{path}: {edit}");
        }
        return text;
    }

    private static YamlNode Value(string written) => CallText.Read($"value: {written}")!.Root.Entries[0].Value;

    private static Values Of(string kind, string? type, FormatKey key) =>
        (kind, type, key.Name) switch
        {
            ("contact", _, "email") => new("an@veerkracht.example"),
            ("document" or "legal_text", _, "url") => new("/iets"),
            ("subject_contact", _, "email") => new("an@veerkracht.example"),
            ("call", _, "guide") => new("{ purpose: Iets anders }"),
            ("field", _, "picture") => new("\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\"", "picture_text: Een tekening"),
            ("applicant", _, "only") => new("[\"23023\"]"),
            ("applicant", _, "only_until") => new("2022-03-04", "only: [\"23023\"]"),
            ("applicant", _, "holder") => new(
                "municipality",
                "/funding.rights: [{ id: recht, title: R, envelope: 1000000, key: population_2020, date: 2022-01-01 }]"
            ),
            ("applicant", _, "min_population") => new("7000"),
            ("applicant", _, "max_population") => new("7"),
            ("applicant", _, "population") => new("population_2021", "min_population: 6150"),
            ("rule", "minimum", "required") => new("true", "at_least: 5000"),
            ("rule", "minimum", "steps") => new("[claim]", $"at_least: 5000\n{ClaimComputes}"),
            ("rule", "category_limit", "steps") => new("[claim]", $"category: cost\n{ClaimComputes}"),
            ("rule", _, "steps") => new("[claim]", ClaimComputes),
            ("call", _, "languages") => new("[nl, fr]"),
            ("assessment", _, "blind") => new("[cost]"),
            ("assessment", _, "criteria") => new("[{ id: b, title: B }]"),
            ("call", _, "allocation") => new("{ method: equal-share }"),
            ("call", _, "objection") => new("{ days: 25 }"),
            ("call", _, "acceptance") => new("{ days: 20 }"),
            ("allocation", _, "theme") => new("a_choice"),
            ("allocation", _, "priority") => new("cost"),
            ("tie", _, "criterion") => new(
                "two",
                "/assessment: { criteria: [{ id: one, title: A }, { id: two, title: B }] }\nby: criterion\ncriterion: one"
            ),
            ("quota", _, "by") => new("province"),
            ("quota", _, "reserved") => new("7", After: "unfilled: stays"),
            ("quota", _, "unfilled") => new("flows-back", "reserved: 5\nunfilled: stays"),
            ("criterion", _, "points") => new("cost"),
            ("criterion", _, "scale") => new("3", "points: cost"),
            ("call", _, "parameters") => new(
                "p.csv",
                "/tables: { p.csv: \"id,value,nl,en\\nprice,5,Prijs,Price\\n\", q.csv: \"id,value,nl,en\\nprice,6,Prijs,Price\\n\" }\n"
                    + "parameters: q.csv\n/steps[1].sections[0].fields[0]: { id: y, type: computed, value: parameters.price, label: Y }"
            ),
            ("example", _, "class") => new("company", "as: \"0403170701\"\nclass: non-profit\n/applicants: [{ class: non-profit }]"),
            ("example", _, "points") => new(
                "{ crit: 3 }",
                "/assessment: { criteria: [{ id: crit, title: C, points: cost }] }\nanswers: { cost: 2 }"
            ),
            ("rule", "per_partner", "group") => new("costs", "cost: \"1\""),
            ("rule", "per_partner", "partner") => new("\"'x'\"", "cost: part"),
            ("rule", "per_partner", "ratio") => new("\"1:3\"", "cost: part", "-percentage"),
            ("rule", "per_partner", "percentage" or "cap_per_partner") => new("7", "cost: part"),
            ("rule", "per_partner", "own_per_partner") => new("90", "cost: part"),
            ("rule", "per_partner", "counts_when") => new("1 == 2", "cost: part"),
            ("criterion", _, "weight") => new("100"),
            ("jury", _, "members") => new("4"),
            ("exclusion", _, "measure") => new("iets-anders", After: "-call"),
            ("example", _, "like") => new("eerste", "amounts: { base: 1 }"),
            ("example", _, "with") => new("{ population: 5 }", "amounts: { bands: 7 }\n/funding.amounts[3].by: applicant.population_2020"),
            ("example", _, "earlier") => new("{ application: { cost: 5 } }", $"step: claim\nvalues: {{ y: \"1\" }}\n{ComputedInClaim}"),
            ("example", _, "on") => new("2022-03-04", "/applicants[0].from: 2022-01-01"),
            ("example", _, "name") => new("anders", "amounts: { base: 1 }"),
            ("example", _, "step") => new("claim", "amounts: { base: 0 }"),
            ("example", _, "answers") => new("{ cost: 6 }", "amounts: { base: 1 }"),
            ("example", _, "amounts") => new("{ base: 5 }"),
            ("example", _, "values") => new("{ x: \"1\" }"),
            ("step", _, "opens") => new("[awarded]"),
            ("step", _, "sections") => new(Sections),
            ("step", "report" or "confirmation", "computes_amounts") => new("true", $"sections: {Sections}"),
            ("step", _, "computes_amounts") => new("true", $"sections: {Sections}"),
            ("repeats", _, "from") => new("2024"),
            ("repeats", _, "windows") => new("{ 2023: [{ closes: 2024-03-04T12:00 }] }"),
            ("repeats", _, "until") => new("2026"),
            ("instalment", _, "remainder") => new("true", After: "-percentage"),
            ("window", _, "open_until") => new("further_notice", "opens: 2022-05-01T00:00"),
            ("window", _, "announced") => new("2021-spring"),
            ("own_deadline", _, "only") => new("[\"23023\"]"),
            ("own_deadline", _, "opens") => new("2022-11-05T12:00"),
            ("step", _, "own_deadlines") => new("[{ only: [\"24028\"], closes: 2022-11-30T12:00, reason: Ziek }]"),
            ("step", _, "skip_when_late") => new("true", "windows: [{ closes: 2022-03-04T12:00 }]"),
            ("window", _, "moved") => new("[{ from: 2022-11-01T12:00, to: 2022-12-01T12:00 }]", "closes: 2022-12-01T12:00"),
            ("moved", _, "to") => new("2022-11-30T12:00", After: "/steps[1].windows[0].closes: 2022-11-30T12:00"),
            ("section", _, "fields") => new("[{ id: ander, type: text, label: A }]"),
            ("field", "computed", "format") => new("amount", "value: earlier.application.cost / 3\ndecimals: 0"),
            ("field", "iban", "account") => new("true", "/steps[1].sections[0].fields[0]: { id: y, type: iban, label: Y }"),
            ("field", "choices", "max_items") => new("1"),
            ("field", _, "checks") => new("[{ code: nieuw, holds: 1 == 2, message: M }]"),
            ("field", "table", "rows") => new("[{ id: andere, label: A }]"),
            ("field", _, "default") => new(Default(type!)),
            ("field", _, "prefill") => new(Earlier(type!)),
            ("field", _, "read_only") => new("true", $"prefill: {Earlier(type!)}"),
            ("field", "date", "min" or "max") => new("2022-03-04"),
            ("row", _, "without") => new("[c]"),
            ("row", _, "columns") => new("{ c: { max: 5 } }"),
            ("funding", _, "amounts") => new("[{ name: bedrag, kind: value, title: B, value: \"8\" }]"),
            ("funding", _, "grant" or "own") => new(
                "tweede",
                "amounts: [{ name: bedrag, kind: value, title: B, value: \"8\" }, { name: tweede, kind: value, title: B, value: \"9\" }]"
            ),
            ("right", _, "key") => new("population_2021", "envelope: 1000000"),
            ("right", _, "date") => new("2025-02-01", "envelope: 1000000"),
            ("right", _, "table") => new("t.csv", "envelope: 100", "key: nis\nvalue: euro"),
            ("right", _, "value") => new("more", "key: nis\nvalue: euro\ntable: t.csv\nenvelope: 100"),
            ("pot", _, "per_year") => new("{ 2023: 5, 2024: 6 }", After: "-amount"),
            ("pot", _, "ahead") => new(
                "true",
                "per_year: { 2023: 5 }\n-amount\n/funding.amounts[1].from: pot\n/funding.amounts[1].years[0].year: 2023"
            ),
            ("pot", _, "from" or "until") => new("2022-03-04", "amount: 1000\n/funding.amounts[2].from: pot"),
            ("year", _, "cost") => new("7", After: "percentage: 50\n-amount"),
            ("year", _, "ratio") => new("\"1:3\"", "cost: 5\npercentage: 50\n-amount", "-percentage"),
            ("year", _, "percentage" or "cap") => new("40", "cost: 5\npercentage: 50\n-amount"),
            ("year", _, "year") => new("2024", "/funding.amounts[1].from: yearly\n/funding.amounts[1].years[0].year: 2023\nyear: 2023"),
            ("line", _, "maximum") => new("7", "quantity: cost\nprice: 1"),
            ("band", _, "below") => new("7", After: "-up_to"),
            ("rule", "share" or "maximum_cost" or "each", "ratio") => new("\"1:3\"", After: "-percentage"),
            ("rule", "share", "round") => new("euro_down", "/funding.amounts[0].value: cost + 1.5\nof: base\npercentage: 50"),
            ("rule", "tier", "round") => new("euro_down", Tier + "\npercentage: 33"),
            ("option", _, "value") => new(
                "8",
                "/steps[0].sections[0].fields[4].options: [{ id: one, label: Een, value: 5 }, { id: two, label: Twee, value: 7 }]\n"
                    + "/funding.amounts[0].value: list.map(l, l.value).sum()"
            ),
            ("rule", "value", "round") => new("down", "value: cost + 0.005"),
            ("rule", "maximum_cost", "from") => new("pot_two", "/funding.pots[1].amount: 5"),
            ("rule", "share_of_right", "right") => new("right_two"),
            ("rule", "share_of_right", "ratio") => new("\"1:3\"", After: "-percentage"),
            ("rule", "share_of_right", "round") => new("euro_down", "percentage: 33"),
            ("rule", "cap_per_applicant", "of") => new("years", "limit: 1000"),
            ("rule", "tier", "above") => new("base", Tier),
            ("rule", "tier", "ratio") => new("\"1:3\"", Tier, "-percentage"),
            ("rule", "tier", "percentage" or "cap") => new("7", Tier),
            ("rule", "tier", "from") => new("pot_one", Tier),
            ("rule", "by_priority", "group") => new("costs", "cost: \"1\""),
            ("rule", "by_priority", "priority") => new("0 - part", Served),
            ("rule", "by_priority", "ratio") => new("\"1:3\"", Served),
            ("rule", "by_priority", "percentage" or "cap_per_item") => new("7", Served),
            ("rule", "by_priority", "counts_when") => new("1 == 2", Served),
            ("rule", "by_priority", "whole") => new("true", Served),
            ("rule", "cap_per_unit", "max_units") => new("7", "units: \"100\"\nper_unit: 1"),
            ("rule", "category_limit", "basis") => new("others", "category: cost / 2"),
            ("rule", "by_year", "years") => new("[{ label: X, amount: 9 }]"),
            ("rule", "price_quantity", "lines") => new("[{ label: X, quantity: 1, price: 9 }]"),
            ("check", "eligible_period", "date") => new("day_two"),
            ("check", "eligible_period", "from" or "until") => new("2022-05-05"),
            ("check", "no_double_funding", "declared") => new("other_two"),
            ("check", "no_double_funding", "field") => new("cost"),
            ("check", "ceiling", "code" or "warning" or "field" or "of") => new(Usual(key), "limit: 0"),
            ("check", "minimum_investment", "code" or "warning" or "field" or "of") => new(Usual(key), "amount: 1000000"),
            ("check", "minimum_own_share" or "multiplier", not "of") => new(Usual(key), "of: 1000000"),
            ("check", null, "code" or "warning" or "field") => new(Usual(key), "holds: 1 == 2"),
            ("figure", _, "table") => new(
                "u.csv",
                "/tables: { t.csv: \"nis,euro,more\\n24028,5,6\\n\", u.csv: \"nis,more\\n24028,9\\n\" }\n" + Figured
            ),
            ("figure", _, "key") => new("other", "/tables: { t.csv: \"nis,other,more\\n24028,23023,6\\n\" }\n" + Figured),
            ("figure", _, "value") => new("euro", Figured),
            ("figure", _, "format") => new(
                "text",
                "/steps[1].sections[0].fields[0]: { id: y, type: computed, format: text, value: string(figures.cijfer), label: Y }\n"
                    + "/tables: { t.csv: \"nis,euro,more\\n24028,5,6.00\\n\" }"
            ),
            ("setting", _, "value") => new("100", "/steps[0].sections[0].fields[0].warn_above: grens"),
            ("call", _, "applicants") => new("[{ class: province }]"),
            ("call", _, "tables") => new(
                "{ t.csv: \"nis,euro\\n24028,6\\n\" }",
                "/funding.rights: [{ id: right, title: R, table: t.csv, key: nis, value: euro, date: 2022-01-01 }]"
            ),
            ("call", _, "shared") => new(
                "{ who: { name: Anders, email: an@veerkracht.example } }",
                "shared: { who: { name: Team, email: team@veerkracht.example } }\ncontact: { use: who }"
            ),
            _ => new(Usual(key)),
        };

    private const string Sections = "[{ id: andere, title: A, fields: [{ id: cost, type: amount, label: A }] }]";

    private const string Figured = "/steps[1].sections[0].fields[0]: { id: y, type: computed, value: figures.cijfer, label: Y }";

    private const string ClaimComputes = "/steps[1].computes_amounts: true\n/steps[1].sections: " + Sections;

    private const string ComputedInClaim =
        "/steps[1].sections[0].fields[0]: { id: y, type: computed, value: earlier.application.cost, label: Y }";

    /// <summary>A tier above an amount that could not bear all of its cost.</summary>
    private const string Tier =
        "/funding.amounts[2]: { name: prices, kind: share, title: P, of: base, percentage: 50, cap: 0.10 }\nabove: prices";

    /// <summary>Items served in order while there is budget.</summary>
    private const string Served = "cost: part\npriority: part\nbudget: 7";

    private static string Default(string type) =>
        type switch
        {
            "number" or "amount" or "percentage" => "7",
            "date" => "2022-03-04",
            "yes_no" => "true",
            "choice" or "choices" => "ja",
            _ => "iets",
        };

    /// <summary>Something of the step before, or of the organisation, from which a field of this type can be filled in.</summary>
    private static string Earlier(string type) =>
        type switch
        {
            "number" or "percentage" => "organisation.population_2020",
            "amount" => "application.cost",
            "date" => "application.day",
            "yes_no" => "application.other",
            "choice" => "application.a_choice",
            "choices" => "application.list",
            "files" => "application.a_file",
            "organisations" or "partners" => "application.bodies",
            "point" => "application.a_place",
            "line" => "application.a_line",
            "area" => "application.an_area",
            "group" => "application.items",
            "table" => "application.costs",
            "block" or "contact" or "payment" or "address" => "application.a_block",
            "kbo" => "organisation.kbo",
            "postal_code" => "application.a_code",
            "email" => "application.an_email",
            "phone" => "application.a_phone",
            "iban" => "application.an_iban",
            _ => "organisation.name",
        };

    /// <summary>A value for each kind of value.</summary>
    private static string Usual(FormatKey key) =>
        key.Kind switch
        {
            ValueKind.Text => "iets",
            ValueKind.Local or ValueKind.LongLocal => "{ nl: Iets anders, en: Something else }",
            ValueKind.Id => "iets_anders",
            ValueKind.Slug => "iets-anders",
            ValueKind.Amount or ValueKind.Number or ValueKind.Bound or ValueKind.Expression or ValueKind.Cap => "7",
            ValueKind.Count => "3",
            ValueKind.Percentage => "40",
            ValueKind.Date => "2022-03-04",
            ValueKind.Time => "2022-11-30T12:00",
            ValueKind.YesNo or ValueKind.YesOrCondition => "true",
            ValueKind.Condition => "1 == 2",
            ValueKind.Word => key.Words[^1].Word,
            ValueKind.Words => $"[{(key.Words.Count > 0 ? key.Words[0].Word : "iets-anders")}]",
            ValueKind.Ratio => "\"1:3\"",
            ValueKind.Caps => "[77]",
            ValueKind.Locals => "[{ nl: Iets anders, en: Something else }]",
            ValueKind.Piece => Piece(key),
            ValueKind.Items => $"[{Piece(key)}]",
            ValueKind.Name => Named(key),
            ValueKind.Names => $"[{Named(key)}]",
            _ => "{}",
        };

    private static string Named(FormatKey key) =>
        key.Refers switch
        {
            Referent.Amount => "years",
            Referent.Source => "pot_one",
            Referent.Group => "costs",
            Referent.Class => "municipality",
            Referent.Step => "claim",
            Referent.Field => "other",
            Referent.SettingOrNumber => "7",
            Referent.Basis => "others",
            _ => "iets",
        };

    private static string Piece(FormatKey key)
    {
        var kind = FormatMap.Kinds[key.Piece!];
        var piece = Templates.Of(kind, null, new HashSet<string>(), PieceInCall.Base.Root);
        return Flow(piece);
    }

    private static string Flow(YamlNode node) =>
        node switch
        {
            YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Flow(e.Value)}"))} }}",
            YamlList list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
            YamlScalar { IsPlain: true } scalar => scalar.Text,
            YamlScalar scalar => $"\"{scalar.Text}\"",
            _ => "",
        };
}
