using System.Text.Json.Nodes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// One answer that is not the same: where it stands, in words from the outside in, and both answers; null where there is none.
/// </summary>
/// <param name="Path">Of the new answer; of the old one where it was taken away.</param>
public sealed record AnswerDifference(string Path, IReadOnlyList<LocalText> Labels, Field Field, JsonNode? Was, JsonNode? Now);

/// <summary>
/// What differs between two sets of answers to the same fields, answer by answer, also deep inside groups. Items that stayed the same are
/// recognised where they moved up or down, so that one new item in front does not make all of them differ.
/// </summary>
public static class AnswerDifferences
{
    /// <summary>In the order of the form. Computed fields are no answers and never differ.</summary>
    public static IReadOnlyList<AnswerDifference> Of(IEnumerable<Field> fields, JsonObject was, JsonObject now) =>
        [.. fields.SelectMany(f => Of(f, f.Id, [f.Label], Child(was, f.Id), Child(now, f.Id)))];

    private static IEnumerable<AnswerDifference> Of(Field field, string path, LocalText[] labels, JsonNode? was, JsonNode? now) =>
        field.Kind.Nesting switch
        {
            _ when field.Kind.IsComputed => [],
            Nesting.Fields => field.Fields.SelectMany(f =>
                Of(f, $"{path}.{f.Id}", [.. labels, f.Label], Child(was, f.Id), Child(now, f.Id))
            ),
            Nesting.Rows => field.Rows.SelectMany(r =>
                field
                    .CellsOf(r)
                    .SelectMany(c =>
                        Of(
                            c,
                            $"{path}.{r.Id}.{c.Id}",
                            [.. labels, r.Label, c.Label],
                            Child(Child(was, r.Id), c.Id),
                            Child(Child(now, r.Id), c.Id)
                        )
                    )
            ),
            Nesting.Items => Items(field, path, labels, was as JsonArray ?? [], now as JsonArray ?? []),
            _ => Same(field, was, now) ? [] : [new AnswerDifference(path, labels, field, was, now)],
        };

    private static IEnumerable<AnswerDifference> Items(Field group, string path, LocalText[] labels, JsonArray was, JsonArray now)
    {
        foreach (var (old, fresh, moved) in Pairs(group, was, now))
        {
            var place = fresh ?? old!.Value;
            LocalText[] item = [.. labels[..^1], new($"{labels[^1].Nl} {place + 1}", $"{labels[^1].In(Language.En)} {place + 1}")];
            if (moved)
                yield return new(
                    FormattableString.Invariant($"{path}[{place}]"),
                    [.. item, Place],
                    group,
                    JsonValue.Create(old!.Value + 1),
                    JsonValue.Create(fresh!.Value + 1)
                );
            foreach (var field in group.Fields)
            {
                var inner = FormattableString.Invariant($"{path}[{place}].{field.Id}");
                foreach (
                    var difference in Of(
                        field,
                        inner,
                        [.. item, field.Label],
                        old is { } o ? Child(was[o], field.Id) : null,
                        fresh is { } n ? Child(now[n], field.Id) : null
                    )
                )
                    yield return difference;
            }
        }
    }

    private static readonly LocalText Place = new("plaats in de lijst", "place in the list");

    /// <summary>An item without another yet.</summary>
    /// <param name="Part">How many items that stayed stand before it.</param>
    private readonly record struct Loose(int Index, int Part);

    /// <summary>
    /// Which item became which, in the new order: those that are equal in the longest common order, then those that are equal and moved.
    /// Of the rest those that share an answer are the same item, beyond what stayed only where they share most; and between two that
    /// stayed the others in turn.
    /// </summary>
    private static List<(int? Was, int? Now, bool Moved)> Pairs(Field group, JsonArray was, JsonArray now)
    {
        var (olds, news) = (was.Select(i => Written(group, i)).ToList(), now.Select(i => Written(group, i)).ToList());
        var common = new int[olds.Count + 1, news.Count + 1];
        for (var i = olds.Count - 1; i >= 0; i--)
        {
            for (var j = news.Count - 1; j >= 0; j--)
                common[i, j] = olds[i] == news[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var (from, moved, parts) = (new int?[news.Count], new HashSet<int>(), new int[news.Count]);
        var (gone, came) = (new List<Loose>(), new List<Loose>());
        var (at, to, part) = (0, 0, 0);
        while (at < olds.Count || to < news.Count)
        {
            if (at < olds.Count && to < news.Count && olds[at] == news[to])
            {
                (from[to], parts[to]) = (at++, ++part);
                to++;
            }
            else if (to < news.Count && (at == olds.Count || common[at, to + 1] >= common[at + 1, to]))
            {
                parts[to] = part;
                came.Add(new(to++, part));
            }
            else
                gone.Add(new(at++, part));
        }
        Match((old, fresh) => olds[old.Index] == news[fresh.Index] ? 1 : 0, true);
        Match((old, fresh) => old.Part == fresh.Part ? Shared(group, was[old.Index], now[fresh.Index]) : 0, false);
        var most = group.Fields.Count(f => f.Kind.IsLeaf) / 2;
        Match((old, fresh) => Shared(group, was[old.Index], now[fresh.Index]) is var shared && shared > most ? shared : 0, true);
        foreach (var here in came.GroupBy(c => c.Part).ToList())
        {
            var left = gone.Where(g => g.Part == here.Key).ToList();
            if (here.Count() > left.Count)
                continue;
            foreach (var (old, fresh) in left.Zip(here))
            {
                from[fresh.Index] = old.Index;
                gone.Remove(old);
            }
        }
        // What went stands after what came in its place.
        return
        [
            .. news.Select((_, i) => (Was: from[i], Now: (int?)i, Moved: moved.Contains(i), Part: parts[i], After: 0))
                .Concat(gone.Select(g => (Was: (int?)g.Index, Now: (int?)null, Moved: false, g.Part, After: 1)))
                .OrderBy(p => p.Part)
                .ThenBy(p => p.After)
                .Select(p => (p.Was, p.Now, p.Moved)),
        ];

        void Match(Func<Loose, Loose, int> likeness, bool moves)
        {
            foreach (var fresh in came.ToList())
            {
                if (gone.Count == 0)
                    return;
                var likest = gone.MaxBy(old => likeness(old, fresh));
                if (likeness(likest, fresh) == 0)
                    continue;
                from[fresh.Index] = likest.Index;
                if (moves)
                    moved.Add(fresh.Index);
                gone.Remove(likest);
                came.Remove(fresh);
            }
        }
    }

    /// <summary>How many answers two items have in common; empty ones count for nothing.</summary>
    private static int Shared(Field group, JsonNode? was, JsonNode? now) =>
        group.Fields.Count(f =>
            f.Kind.IsLeaf && Shown(f, Child(was, f.Id)) is { Length: > 0 } shown && shown == Shown(f, Child(now, f.Id))
        );

    private static string Written(Field group, JsonNode? item) =>
        string.Join(
            '\u0001',
            group.Fields.Select(f =>
                f.Kind.IsComputed ? ""
                : f.Kind.IsLeaf ? Shown(f, Child(item, f.Id))
                : Child(item, f.Id)?.ToJsonString() ?? ""
            )
        );

    private static bool Same(Field field, JsonNode? was, JsonNode? now) => Shown(field, was) == Shown(field, now);

    /// <summary>As its box shows it: "1000" and "1000.00" are one amount. Files by their ids.</summary>
    private static string Shown(Field field, JsonNode? answer) => field.Kind.Compared(field, answer);

    private static JsonNode? Child(JsonNode? node, string name) =>
        Json.Object(node) is { } json && json.TryGetPropertyValue(name, out var value) ? value : null;
}
