using System.Text.Json.Nodes;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Forms;

/// <summary>Answers that name organisations: by enterprise number, NIS or OVO code, however these are written.</summary>
internal static class OrganisationsAnswer
{
    private const int MaxKey = 40;

    public static Answer Of(Field field, JsonNode node, FormRecord record)
    {
        if (Keys(node) is not { } keys)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (keys.Count == 0)
            return Answer.None;
        List<string> different = [.. keys.Distinct(StringComparer.Ordinal)];
        var unfit = Unfit(field, keys, record);
        return new Answer(
            (object?[])[.. different],
            new JsonArray([.. keys.Select(k => JsonValue.Create(k))]),
            unfit.FirstOrDefault() ?? ChoiceAnswer.Items(field, different.Count, record)
        )
        {
            Further = unfit.Count > 1 ? unfit[1..] : null,
        };
    }

    /// <summary>What is wrong with the list: each kind of fault once, with all that have it.</summary>
    private static List<Problem> Unfit(Field field, List<string> keys, FormRecord record)
    {
        var seen = new HashSet<string>(keys.Count, StringComparer.Ordinal);
        var (mistyped, unknown, twice) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var key in keys)
        {
            var identity = key;
            if (record.Reading.IdentityOf is { } identityOf)
            {
                if (identityOf(key) is not { } its)
                {
                    (OrganisationKey.IsMistyped(key) ? mistyped : unknown).Add(key);
                    continue;
                }
                identity = its;
            }
            if (!seen.Add(identity))
                twice.Add(key);
        }
        List<Problem> problems = [];
        if (mistyped.Count > 0)
            problems.Add(OrganisationMessages.WrongNumber(field, [.. mistyped.Distinct()], record));
        if (unknown.Count > 0)
            problems.Add(OrganisationMessages.Unknown(field, [.. unknown.Distinct()], record));
        if (twice.Count > 0)
            problems.Add(OrganisationMessages.Twice(field, [.. twice.Distinct()], record));
        if (problems.Count == 0 && IsLeadNamed(field, keys, record))
            problems.Add(Messages.LeadIsPartner(field, record));
        return problems;
    }

    private static bool IsLeadNamed(Field field, List<string> keys, FormRecord record) =>
        field.MustConfirm && keys.Exists(k => IsApplicant(k, record));

    private static bool IsApplicant(string key, FormRecord record) =>
        record.Reading.Outer.TryGetValue("applicant", out var found)
        && found is IReadOnlyDictionary<string, object?> applicant
        && OrganisationKey.Names([key], applicant.GetValueOrDefault("nis") as string, applicant.GetValueOrDefault("kbo") as string);

    /// <summary>What was sent, each number in one notation; null for what is no list of texts.</summary>
    private static List<string>? Keys(JsonNode node)
    {
        if (node is not JsonArray array || array.Count > ChoiceAnswer.MaxOrganisations)
            return null;
        var keys = new List<string>(array.Count);
        foreach (var item in array)
        {
            if (Json.Text(item) is not { Length: <= MaxKey } text)
                return null;
            if (text.Trim() is { Length: > 0 } key)
                keys.Add(OrganisationKey.Canonical(key));
        }
        return keys;
    }
}
