using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>A new piece of any kind and type, as the format gives it, in a call that has something of everything.</summary>
internal static class PieceInCall
{
    public static readonly CallText Base = CallText.Read(
        Small.Yaml(
            """
                      - { id: cost, type: amount, label: Kosten }
                      - { id: day, type: date, label: Dag }
                      - { id: other, type: yes_no, label: Andere steun }
                      - id: items
                        type: group
                        label: Groep
                        fields: [{ id: part, type: amount, label: Deel }]
                      - id: list
                        type: choices
                        label: Lijst
                        options: [{ id: one, label: Een }]
                      - { id: costs, type: table, label: Tabel, rows: [{ id: a, label: A }], columns: [{ id: c, type: amount, label: C }] }
                      - { id: day_two, type: date, label: Tweede dag }
                      - { id: other_two, type: yes_no, label: Nog andere steun }
                      - { id: a_choice, type: choice, label: Keuze, options: [{ id: ja, label: Ja }] }
                      - { id: a_file, type: files, label: Bijlagen }
                      - { id: a_place, type: point, label: Plaats }
                      - { id: a_line, type: line, label: Lijn }
                      - { id: an_area, type: area, label: Gebied }
                      - { id: bodies, type: organisations, label: Besturen }
                      - { id: a_block, type: block, label: Blok, fields: [{ id: x, type: text, label: X }] }
                      - { id: an_email, type: email, label: Adres }
                      - { id: a_phone, type: phone, label: Telefoon }
                      - { id: an_iban, type: iban, label: Rekening }
                      - { id: a_code, type: postal_code, label: Postcode }
            """,
            """
            settings: [{ id: dear, label: Duur, value: 50 }]
            examples: [{ name: eerste, as: "24028", on: 2022-05-05, answers: { cost: 5 } }]
            tables: { t.csv: "nis,euro,more\n24028,5,6\n" }
            guide: { purpose: Fietsen }
            allocation: { method: registration, short: skip }
            """,
            """
              pots:
                - { id: pot_one, title: Pot, amount: 100000 }
                - { id: pot_two, title: Pot, amount: 100000 }
                - { id: yearly, title: Per jaar, per_year: { 2023: 100, 2024: 200 }, ahead: true }
              amounts:
                - { name: base, kind: value, title: Kosten, value: cost }
                - { name: years, kind: by_year, title: Jaren, years: [{ label: Een, amount: 10 }] }
                - { name: prices, kind: price_quantity, title: Prijzen, lines: [{ label: Een, quantity: cost, price: 1 }] }
                - { name: bands, kind: band, title: Schijven, by: cost, bands: [{ up_to: 10, amount: 1 }, { amount: 2 }] }
              grant: base
            """,
            """
              - id: claim
                kind: claim
                title: Betaling
                computes_amounts: false
                windows: [{ closes: 2022-10-01T12:00 }]
                sections: [{ id: x, title: X, fields: [{ id: y, type: text, label: Y }] }]
            """
        )
    )!;

    private static readonly CallText WithRight = CallText.Read(
        Base.Source.Replace(
            "  pots:\n",
            "  rights:\n"
                + "    - { id: right, title: Recht, envelope: 1000000, key: population_2020, date: 2022-01-01 }\n"
                + "    - { id: right_two, title: Recht, envelope: 2000000, key: population_2020, date: 2022-01-01 }\n"
                + "  pots:\n"
        )
    )!;

    private static readonly Dictionary<string, string> Lists = new()
    {
        ["document"] = "documents",
        ["legal_text"] = "guide.legal",
        ["asked_often"] = "guide.questions",
        ["subject_contact"] = "guide.contacts",
        ["applicant"] = "applicants",
        ["message"] = "messages",
        ["indicator"] = "indicators",
        ["exclusion"] = "excludes",
        ["setting"] = "settings",
        ["figure"] = "figures",
        ["change"] = "history",
        ["example"] = "examples",
        ["step"] = "steps",
        ["window"] = "steps[0].windows",
        ["own_deadline"] = "steps[1].own_deadlines",
        ["moved"] = "steps[1].windows[0].moved",
        ["section"] = "steps[0].sections",
        ["field"] = "steps[1].sections[0].fields",
        ["option"] = "steps[0].sections[0].fields[4].options",
        ["row"] = "steps[0].sections[0].fields[5].rows",
        ["check"] = "steps[0].sections[0].fields[0].checks",
        ["right"] = "funding.rights",
        ["pot"] = "funding.pots",
        ["rule"] = "funding.amounts",
        ["year"] = "funding.amounts[1].years",
        ["line"] = "funding.amounts[2].lines",
        ["band"] = "funding.amounts[3].bands",
        ["criterion"] = "assessment.criteria",
        ["tie"] = "allocation.ties",
        ["quota"] = "allocation.quotas",
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["contact"] = "contact",
        ["letter"] = "letter",
        ["guide"] = "guide",
        ["assessment"] = "assessment",
        ["jury"] = "assessment.jury",
        ["allocation"] = "allocation",
        ["per_body"] = "allocation.per_body",
        ["acceptance"] = "acceptance",
        ["objection"] = "objection",
        ["funding"] = "funding",
        ["repeats"] = "steps[1].repeats",
        ["instalment"] = "steps[1].instalment",
    };

    /// <summary>All kinds of pieces but the call itself, each with its types.</summary>
    public static IEnumerable<(string Kind, string? Type)> All =>
        FormatMap
            .Kinds.Values.Where(k => k.Name != FormatMap.Call.Name)
            .SelectMany(k =>
                k.Types.Count == 0
                    ? [(k.Name, null)]
                    : k.Types.Select(t => (k.Name, (string?)t.Word)).Concat(k.Name == "check" ? [(k.Name, null)] : [])
            );

    /// <summary>The call with the piece, and where it stands.</summary>
    public static (CallText Text, CallPath Path) Of(string name, string? type)
    {
        var kind = FormatMap.Kinds[name];
        var call = type == "share_of_right" ? WithRight : Base;
        if (Places.TryGetValue(name, out var place))
        {
            var path = CallPath.Parse(place)!;
            return (Base.Set(path, Templates.Of(kind, type, new HashSet<string>(), Base.Root)).Text!, path);
        }
        var list = CallPath.Parse(
            type switch
            {
                "eligible_period" => "steps[0].sections[0].fields[1].checks",
                "no_double_funding" => "steps[0].sections[0].fields[2].checks",
                _ => Lists[name],
            }
        )!;
        var index = name == "band" ? 0 : (call.At(list) as YamlList)?.Items.Count ?? 0;
        var piece = Templates.Of(kind, type, Templates.Ids(call.Root), call.Root, call.At(list.Parent));
        return (call.Insert(list, index, piece).Text!, list.At(index));
    }
}
