using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>The points that follow from the answers of the first application, with what they were computed from.</summary>
internal static class CriterionPoints
{
    public static IReadOnlyList<PointsGiven> Of(CallDefinition call, Step step, FormState state) =>
        call.Assessment is null || step.Id != call.Steps[0].Id
            ? []
            : [.. call.Assessment.Criteria.Where(c => c.Points is not null).Select(c => Of(call, c, step.Form, state))];

    private static readonly LocalText NotKnown = new(
        "nog niet bekend: verbeter eerst wat niet te lezen is",
        "not known yet: first mend what cannot be read"
    );

    private static readonly LocalText Beyond = new(
        "nog niet bekend: dit kan met deze antwoorden niet berekend worden",
        "not known yet: this cannot be computed from these answers"
    );

    private static PointsGiven Of(CallDefinition call, Criterion criterion, FormDefinition form, FormState state)
    {
        var values = state.Values;
        var found = state.Evaluate(criterion.Points!, out var isKnown, out var isBeyond) as Rational? ?? Rational.Zero;
        var explained = criterion.Explain is { } explain && isKnown ? state.Filled(explain, criterion.Explained, out isBeyond) : null;
        if (!isKnown || isBeyond)
            return new PointsGiven(criterion.Id, criterion.Title, Rational.Zero, criterion.Scale, [isBeyond ? Beyond : NotKnown])
            {
                IsKnown = false,
                IsBeyond = isBeyond,
            };
        var why = criterion
            .Points!.References.Order(StringComparer.Ordinal)
            .Select(path => Looked(call, form, path.Split('.'), values))
            .ToList();
        // Two decimals, a half upwards, as amounts.
        var points = LimitedPoints(found, criterion.Scale);
        why.Add(explained ?? new LocalText($"{criterion.Points.Text} = {Nl(found)}", $"{criterion.Points.Text} = {En(found)}"));
        if (found.Sign < 0)
            why.Add(new("onder nul, dus 0 punten", "below zero, so 0 points"));
        else if (found > criterion.Scale)
            why.Add(new($"ten hoogste {criterion.Scale} punten", $"at most {criterion.Scale} points"));
        return new PointsGiven(criterion.Id, criterion.Title, points, criterion.Scale, why);
    }

    private static Rational LimitedPoints(Rational found, int scale) =>
        Rounding.HalfUpToCent(Rational.Min(Rational.Larger(found, Rational.Zero), scale)).Euro;

    /// <summary>"Meter: 120": something that the computation looks at, with what was answered.</summary>
    private static LocalText Looked(CallDefinition call, FormDefinition form, string[] path, IReadOnlyDictionary<string, object?> values)
    {
        object? value = values;
        foreach (var part in path)
            value = value is IReadOnlyDictionary<string, object?> record && record.TryGetValue(part, out var inner) ? inner : null;
        var (label, field) = Named(call, form, path);
        var said = Said(value, field);
        return new($"{label.Nl}: {said.Nl}", $"{label.In(Language.En)}: {said.In(Language.En)}");
    }

    private static (LocalText Label, Field? Field) Named(CallDefinition call, FormDefinition form, string[] path)
    {
        var written = new LocalText(string.Join('.', path));
        switch (path)
        {
            case ["figures", var id] when call.Figures.FirstOrDefault(f => f.Id == id) is { } figure:
                return (figure.Label, null);
            case ["parameters", var id] when call.Parameters.TryGetValue(id, out var parameter):
                return (parameter.Label, null);
            case ["settings", var id] when call.Settings.FirstOrDefault(s => s.Id == id) is { } setting:
                return (setting.Label, null);
            case ["applicant", var id] when ApplicantWords.All.FirstOrDefault(w => w.Name == id) is { Label: { } known }:
                return (known, null);
        }
        var (label, fields) = ((LocalText?)null, form.Fields);
        Field? field = null;
        foreach (var part in path)
        {
            if (field?.Rows.FirstOrDefault(r => r.Id == part) is { } row)
            {
                (label, fields) = (Join(label, row.Label), field.CellsOf(row));
                continue;
            }
            if (fields.FirstOrDefault(f => f.Id == part) is not { } found)
                break;
            (field, label, fields) = (found, Join(label, found.Label), found.Fields);
        }
        return (label ?? written, field);
    }

    private static LocalText Join(LocalText? before, LocalText label) =>
        before is null ? label : new($"{before.Nl}, {label.Nl}", $"{before.In(Language.En)}, {label.In(Language.En)}");

    private static LocalText Said(object? value, Field? field) =>
        value switch
        {
            null => new("niet ingevuld", "not filled in"),
            Rational number => new(Nl(number), En(number)),
            bool yes => yes ? new("ja", "yes") : new("nee", "no"),
            string { Length: 0 } => new("niet ingevuld", "not filled in"),
            string option when field?.Options.FirstOrDefault(o => o.Id == option) is { } chosen => chosen.Label,
            IReadOnlyList<object?> list when field is { Kind.HasOptions: true } => new(
                string.Join(", ", field.Options.Where(o => list.Contains(o.Id)).Select(o => o.Label.Nl)),
                string.Join(", ", field.Options.Where(o => list.Contains(o.Id)).Select(o => o.Label.In(Language.En)))
            ),
            IReadOnlyList<object?> list => new($"{list.Count}", $"{list.Count}"),
            IReadOnlyDictionary<string, object?> => new("zie de antwoorden", "see the answers"),
            _ => new(value.ToString()!),
        };

    private static string Nl(Rational number) => Numerals.Write(number, 2, Language.Nl);

    private static string En(Rational number) => Numerals.Write(number, 2, Language.En);
}
