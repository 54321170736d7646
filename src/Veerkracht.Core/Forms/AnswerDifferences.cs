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
        foreach (var (old, fresh) in Pairs(group, was, now))
        {
            var place = fresh ?? old!.Value;
            LocalText[] item = [.. labels[..^1], new($"{labels[^1].Nl} {place + 1}", $"{labels[^1].In(Language.En)} {place + 1}")];
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

    /// <summary>
    /// Which item became which: those that are equal in the longest common order, and between two of these the others in turn.
    /// </summary>
    private static List<(int? Was, int? Now)> Pairs(Field group, JsonArray was, JsonArray now)
    {
        var (olds, news) = (was.Select(i => Written(group, i)).ToList(), now.Select(i => Written(group, i)).ToList());
        var common = new int[olds.Count + 1, news.Count + 1];
        for (var i = olds.Count - 1; i >= 0; i--)
        {
            for (var j = news.Count - 1; j >= 0; j--)
                common[i, j] = olds[i] == news[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var pairs = new List<(int?, int?)>();
        var (gone, came) = (new List<int>(), new List<int>());
        var (at, to) = (0, 0);
        while (at < olds.Count || to < news.Count)
        {
            if (at < olds.Count && to < news.Count && olds[at] == news[to])
            {
                Between();
                (at, to) = (at + 1, to + 1);
            }
            else if (to < news.Count && (at == olds.Count || common[at, to + 1] >= common[at + 1, to]))
                came.Add(to++);
            else
                gone.Add(at++);
        }
        Between();
        return pairs;

        void Between()
        {
            // What shares an answer is the same item; of what is left, each came in the place of the next that went.
            var same = new Dictionary<int, int>();
            foreach (var fresh in came)
            {
                var likest = gone.Except(same.Values)
                    .Select(old => (Old: old, Shared: Shared(group, was[old], now[fresh])))
                    .Where(l => l.Shared > 0)
                    .OrderByDescending(l => l.Shared)
                    .ToList();
                if (likest.Count > 0)
                    same[fresh] = likest[0].Old;
            }
            var left = new Queue<int>(gone.Except(same.Values));
            foreach (var fresh in came)
                pairs.Add(
                    (
                        same.TryGetValue(fresh, out var old) ? old
                        : left.Count > 0 && came.Count <= gone.Count ? left.Dequeue()
                        : null,
                        fresh
                    )
                );
            pairs.AddRange(left.Select(old => ((int?)old, (int?)null)));
            gone.Clear();
            came.Clear();
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
