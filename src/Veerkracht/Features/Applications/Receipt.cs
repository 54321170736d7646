using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Applications.Again;

namespace Veerkracht.Features.Applications;

/// <summary>What proves that a step was sent: the same every time it is asked for.</summary>
/// <param name="SentAt">UTC, by the clock of the domain.</param>
/// <param name="Sha256">Of <see cref="Bytes"/>, lower-case hexadecimal.</param>
/// <param name="Answers">Canonical JSON of what was sent.</param>
/// <param name="Asked">What this very submission asked for, where it is an application: it stays whatever is asked later.</param>
public sealed record Receipt(
    Guid DossierId,
    string Number,
    string OrganisationName,
    string? ProjectName,
    string Call,
    int CallVersion,
    string StepId,
    DateTime SentAt,
    Guid SentBy,
    string Sha256,
    string Answers,
    Money? Asked,
    IReadOnlyList<KeyValuePair<string, Explained>> Amounts
)
{
    /// <summary>1 for what was sent first; higher where it was sent again.</summary>
    public int Version { get; init; } = 1;

    /// <summary>UTC; when another version came in its place. Null where this one counts.</summary>
    public DateTime? ReplacedAt { get; init; }

    public byte[] Bytes => Encoding.UTF8.GetBytes(Answers);

    /// <summary>Wall time in Brussels.</summary>
    public LocalDateTime SentInBrussels => BrusselsTime.At(Instant.FromDateTimeUtc(SentAt));

    /// <summary>Null where the step was not sent.</summary>
    public static Receipt? Of(CallDefinition call, Dossier dossier, DossierStep step)
    {
        if (step.Sent is null)
            return null;
        var amounts = AmountsJson.Read(step.Amounts);
        return new(
            dossier.Id,
            dossier.Number,
            dossier.OrganisationName,
            ProjectNames.Of(call, step.StepId, AnswersJson.Read(step.Sent)) ?? dossier.ProjectName,
            dossier.Call,
            dossier.CallVersion,
            step.StepId,
            step.SentAt!.Value,
            step.SentBy!.Value,
            step.SentSha256!,
            step.Sent,
            call.Step(step.StepId).Kind == StepKind.Application ? Grant(call, amounts) : dossier.Asked,
            amounts
        )
        {
            Version = step.SentNumber,
        };
    }

    /// <summary>Of a version that was sent and no longer counts.</summary>
    public static Receipt Of(CallDefinition call, Dossier dossier, SentVersion version)
    {
        var amounts = AmountsJson.Read(version.Amounts);
        return new(
            dossier.Id,
            dossier.Number,
            dossier.OrganisationName,
            ProjectNames.Of(call, version.StepId, AnswersJson.Read(version.Sent)) ?? dossier.ProjectName,
            dossier.Call,
            dossier.CallVersion,
            version.StepId,
            version.SentAt,
            version.SentBy,
            version.Sha256,
            version.Sent,
            call.Step(version.StepId).Kind == StepKind.Application ? Grant(call, amounts) : dossier.Asked,
            amounts
        )
        {
            Version = version.Number,
            ReplacedAt = version.ReplacedAt,
        };
    }

    private static Money? Grant(CallDefinition call, IReadOnlyList<KeyValuePair<string, Explained>> amounts) =>
        amounts.Where(a => a.Key == call.Funding.Grant).Select(a => (Money?)a.Value.Amount).FirstOrDefault();

    public static string Hash(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
}
