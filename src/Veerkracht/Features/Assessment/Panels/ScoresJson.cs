using System.Text.Json;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>What an assessor typed for one criterion.</summary>
/// <param name="Points">As typed; empty where nothing was.</param>
public sealed record TypedScore(string Criterion, string Points, string Comment);

/// <summary>Scores as they are stored: criterion, points as typed ("7.5"), comment.</summary>
public static class ScoresJson
{
    /// <summary>Characters.</summary>
    public const int LongestComment = 4000;

    public static string Write(IEnumerable<TypedScore> scores) => JsonSerializer.Serialize(scores, JsonSerializerOptions.Web);

    public static IReadOnlyList<TypedScore> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<TypedScore[]>(json, JsonSerializerOptions.Web) ?? [];

    /// <summary>Points by criterion, of what was given.</summary>
    public static ScoreSheet Sheet(Guid person, string json) =>
        new(
            $"{person}",
            Read(json)
                .Select(s => (s.Criterion, Points: PointsOf(s.Points)))
                .Where(s => s.Points is not null)
                .ToDictionary(s => s.Criterion, s => s.Points!.Value, StringComparer.Ordinal)
        );

    /// <summary>"7", "7,5" or "7.5"; null where it is no number.</summary>
    public static Rational? PointsOf(string typed)
    {
        var text = typed.Trim().Replace(',', '.');
        return
            text.Length is > 0 and <= 12
            && decimal.TryParse(
                text,
                System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture,
                out var points
            )
            ? Rational.FromDecimal(points)
            : null;
    }

    /// <summary>What is wrong with scores that are to be given: each with the box that it is about.</summary>
    public static IReadOnlyList<Refusal> Faults(PanelRules rules, IReadOnlyList<TypedScore> scores)
    {
        var refusals = new List<Refusal>();
        foreach (var criterion in rules.Given)
        {
            var typed = scores.FirstOrDefault(s => s.Criterion == criterion.Id) ?? new(criterion.Id, "", "");
            var title = criterion.Title;
            if (typed.Points.Trim().Length == 0)
                refusals.Add(
                    new(
                        "points-missing",
                        new($"Geef punten voor “{title.Nl}”.", $"Give points for “{title.In(Language.En)}”."),
                        RefusalKind.Invalid,
                        PointsBox(criterion.Id)
                    )
                );
            else if (PointsOf(typed.Points) is not { } points || !PanelRules.IsGivable(criterion, points))
                refusals.Add(
                    new(
                        "points-outside",
                        new(
                            $"“{title.Nl}”: geef een getal van 0 tot {criterion.Scale}, met hoogstens twee cijfers na de komma.",
                            $"“{title.In(Language.En)}”: give a number from 0 to {criterion.Scale}, with at most two decimals."
                        ),
                        RefusalKind.Invalid,
                        PointsBox(criterion.Id)
                    )
                );
            if (typed.Comment.Length > LongestComment)
                refusals.Add(TooLong(CommentBox(criterion.Id)));
        }
        return refusals;
    }

    public static string PointsBox(string criterion) => $"punten-{criterion}";

    public static string CommentBox(string criterion) => $"uitleg-{criterion}";

    private static Refusal TooLong(string box) =>
        new(
            "too-long",
            new($"Schrijf hoogstens {LongestComment} tekens.", $"Write at most {LongestComment} characters."),
            RefusalKind.Invalid,
            box
        );
}

/// <summary>The shape of <see cref="ScoresJson"/> in a row.</summary>
public sealed class StoredScores : IStoredShape
{
    public static void Read(string json) => ScoresJson.Read(json);
}
