using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing;

/// <summary>What a question asks, in plain sentences: its kind, whether it must be answered, its limits and choices.</summary>
public static class FieldWords
{
    public static IReadOnlyList<LocalText> Of(Field field, NamesInSight names)
    {
        var kind = field.Kind.Name;
        var required = field.Kind.IsComputed ? null : Required(field, names);
        List<LocalText> lines =
        [
            required is null
                ? new($"{kind.Nl}.", $"{kind.In(Language.En)}.")
                : new($"{kind.Nl}, {required.Nl}.", $"{kind.In(Language.En)}, {required.In(Language.En)}."),
        ];
        if (!field.Hint.IsEmpty)
            lines.Add(field.Hint);
        if (field.VisibleWhen is { } when)
            lines.Add(ConditionWords.Only(when, names));
        if (Limits(field) is { } limits)
            lines.Add(limits);
        if (field.Options.Count > 0)
            lines.Add(List("Keuzes", "Choices", field.Options.Select(Named)));
        if (field.Rows.Count > 0)
            lines.Add(List("Rijen", "Rows", field.Rows.Select(r => r.Label)));
        if (field.Columns.Count > 0)
            lines.Add(List("Kolommen", "Columns", field.Columns.Select(c => c.Label)));
        if (field.Fields.Any(f => !f.Label.IsEmpty))
            lines.Add(List("Vraagt", "Asks", field.Fields.Where(f => !f.Label.IsEmpty).Select(f => f.Label)));
        lines.AddRange(
            field.Checks.Select(c =>
                c.IsWarning ? Prefixed("Waarschuwt: ", "Warns: ", Unfilled(c)) : Prefixed("Controle: ", "Check: ", Unfilled(c))
            )
        );
        return lines;
    }

    /// <summary>An option with what it is worth, where a computation uses that.</summary>
    private static LocalText Named(Option option) =>
        option.Value is { } value
            ? new(
                $"{option.Label.Nl} ({Numerals.WriteExact(value, Language.Nl)})",
                $"{option.Label.In(Language.En)} ({Numerals.WriteExact(value, Language.En)})"
            )
            : option.Label;

    private static LocalText Required(Field field, NamesInSight names) =>
        field.Required.Always ? new("verplicht", "required")
        : field.Required.When is { } when
            ? new($"verplicht als {ConditionWords.Of(when, names).Nl}", $"required when {ConditionWords.Of(when, names).In(Language.En)}")
        : new("niet verplicht", "not required");

    private static LocalText? Limits(Field field)
    {
        var nl = new List<string>();
        var en = new List<string>();
        void Add(object? limit, string dutch, string english)
        {
            if (limit is null)
                return;
            nl.Add($"{dutch} {(limit is Rational n ? Numerals.WriteExact(n, Language.Nl) : limit)}");
            en.Add($"{english} {(limit is Rational m ? Numerals.WriteExact(m, Language.En) : limit)}");
        }
        Add(field.Min, "minstens", "at least");
        Add(field.Above, "meer dan", "more than");
        Add(field.Max, "hoogstens", "at most");
        Add(field.MinLength, "tekens: minstens", "characters: at least");
        Add(field.MaxLength, "tekens: hoogstens", "characters: at most");
        Add(field.MinItems, "aantal: minstens", "number: at least");
        Add(field.MaxItems, "aantal: hoogstens", "number: at most");
        return nl.Count == 0 ? null : new(Sentence(nl), Sentence(en));
    }

    private static string Sentence(IReadOnlyList<string> parts) => char.ToUpperInvariant(parts[0][0]) + string.Join(", ", parts)[1..] + ".";

    private static LocalText List(string nl, string en, IEnumerable<LocalText> items)
    {
        var all = items.ToList();
        return new(
            $"{nl}: {string.Join(" · ", all.Select(i => i.Nl))}.",
            $"{en}: {string.Join(" · ", all.Select(i => i.In(Language.En)))}."
        );
    }

    /// <summary>Nobody has answered yet: what a message fills in is left open.</summary>
    private static LocalText Unfilled(Check check) =>
        check.Values.Keys.Aggregate(check.Message, (text, part) =>
            new(
                text.Nl.Replace($"{{{part}}}", "…", StringComparison.Ordinal),
                text.En?.Replace($"{{{part}}}", "…", StringComparison.Ordinal)
            )
        );

    private static LocalText Prefixed(string nl, string en, LocalText text) => new(nl + text.Nl, en + text.In(Language.En));
}
