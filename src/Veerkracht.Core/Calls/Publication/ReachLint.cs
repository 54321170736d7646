using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>
/// Questions, pages and answers that no answers show, checks that none meet, and amounts whose condition never holds. A condition is tried
/// with all that can be chosen in what it looks at, and with the numbers at and beside those with which it compares a question; one that
/// looks at a text, or computes with a number, is not judged, unless nobody can reach that question.
/// </summary>
internal sealed class ReachLint
{
    private const int MostTries = 4_000,
        MostTogether = 5;

    private readonly Dictionary<string, IReadOnlyList<object?>> _choices = [];
    private readonly Dictionary<string, Field> _numbers = [];
    private readonly List<Fault> _faults = [];

    /// <summary>Paths of the questions that never show, and have no answer.</summary>
    private readonly HashSet<string> _never = [];

    /// <summary>Names that stand for something else inside a block than outside it.</summary>
    private HashSet<string> _inside = [];

    public static IEnumerable<Fault> Of(CallDefinition call)
    {
        foreach (var step in call.Steps)
        {
            var lint = new ReachLint();
            lint._choices["applicant.class"] = [.. call.Applicants.Select(a => (object?)a.Class).Distinct()];
            // A question that only shows behind one that nobody reaches is not reached either, wherever it stands.
            var known = -1;
            while (known < lint._never.Count)
            {
                known = lint._never.Count;
                lint._faults.Clear();
                foreach (var section in step.Form.Sections)
                    lint.Look(section.Fields, "", lint.Never(section.VisibleWhen));
            }
            foreach (var rule in step.ComputesAmounts ? call.Funding.Rules : [])
            {
                if (lint.Never(rule.When))
                    lint.Add(rule.When!.Place, $"the amount '{rule.Name}'", $"het bedrag '{rule.Name}'", "counts", "telt");
            }
            foreach (var fault in lint._faults)
                yield return fault;
        }
    }

    private void Look(IReadOnlyList<Field> fields, string before, bool isHidden)
    {
        foreach (var field in fields)
        {
            var never = isHidden || Never(field.VisibleWhen);
            if (never && field.VisibleWhen is { } when && !isHidden)
                Add(when.Place, $"the question '{field.Id}'", $"de vraag '{field.Id}'", "shows", "verschijnt");
            foreach (var option in field.Options.Where(o => !never && Never(o.VisibleWhen)))
                Add(option.VisibleWhen!.Place, $"the answer '{option.Id}'", $"het antwoord '{option.Id}'", "shows", "verschijnt");
            if (never && _never.Add(before + field.Id))
                _choices[before + field.Id] = [null];
            else if (!never && field.Kind.AllValues(field, MostTogether) is { } choices)
                _choices[before + field.Id] = choices;
            if (field.Kind.Value(field, false) == AnswerTypes.Number)
                _numbers[before + field.Id] = field;
            foreach (var check in field.Checks.Where(c => !never && !c.IsWarning && Never(c.Holds)))
                _faults.Add(
                    new Fault(
                        check.Holds.Place,
                        $"the check '{check.Code}' never holds: no answers meet it, and nobody can send this form",
                        $"de controle '{check.Code}' klopt nooit: geen enkel antwoord voldoet, en niemand kan dit formulier indienen"
                    )
                );
            // Inside a group a name stands for another value in each item: it is not followed.
            if (field.Kind.Nesting == Nesting.Fields)
            {
                var outer = _inside;
                _inside = [.. outer, .. field.Fields.Select(f => f.Id)];
                Look(field.Fields, $"{before}{field.Id}.", never);
                _inside = outer;
            }
        }
    }

    private void Add(Place place, string what, string wat, string shows, string verschijnt) =>
        _faults.Add(
            new Fault(
                place,
                $"{what} never {shows}: no answers make this condition hold",
                $"{wat} {verschijnt} nooit: bij geen enkel antwoord klopt deze voorwaarde"
            )
        );

    /// <summary>Whether a condition cannot hold, whatever is chosen.</summary>
    private bool Never(Expression? condition)
    {
        if (condition is null || condition.References.Any(r => _inside.Contains(r.Split('.')[0])))
            return false;
        var names = condition.References.ToList();
        var all = names.ConvertAll(Choices);
        if (all.Contains(null))
            return false;
        var tries = all.Aggregate(1L, (n, choices) => Math.Min(n * choices!.Count, MostTries + 1));
        if (tries > MostTries)
            return false;
        for (var number = 0; number < tries; number++)
        {
            var rest = number;
            var values = new Dictionary<string, object?>();
            foreach (var (name, choices) in names.Zip(all, (name, choices) => (name, choices!)))
            {
                Put(values, name.Split('.'), choices[rest % choices.Count]);
                rest /= choices.Count;
            }
            if (condition.Evaluate(values, out var isBeyond) is true || isBeyond)
                return false;
        }
        return true;

        IReadOnlyList<object?>? Choices(string name) =>
            _choices.TryGetValue(name, out var choices) ? choices
            : _numbers.TryGetValue(name, out var field) && Comparisons.In(condition.Text).Of(name) is { } compared
                ? NumbersToTry.For(field, compared)
            : null;
    }

    private static void Put(Dictionary<string, object?> values, string[] path, object? value)
    {
        foreach (var part in path[..^1])
        {
            if (values.GetValueOrDefault(part) is not Dictionary<string, object?> inner)
                values[part] = inner = [];
            values = inner;
        }
        values[path[^1]] = value;
    }
}
