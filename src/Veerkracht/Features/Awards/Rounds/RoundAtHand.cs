using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A dossier in a round, with what the rules of its call give it whatever the others ask.</summary>
/// <param name="Held">Awarded by the round before.</param>
public sealed record RoundDossier(Dossier Dossier, CallDefinition Call, Evaluation Evaluation, Money Held, Candidate Candidate)
{
    /// <summary>Whether a person left it out, so that a person can take it in again.</summary>
    public bool IsExcludedByHand { get; init; }
}

/// <summary>A round as it stands now: its candidates, and what it would give.</summary>
/// <param name="Available">What the journal has for it, before what was stated lower.</param>
/// <param name="Unscored">Numbers of those whose panel is not ready, where the rule needs scores.</param>
public sealed record RoundAtHand(
    AwardRound Round,
    CallDefinition Call,
    Round Rule,
    IReadOnlyList<RoundDossier> Dossiers,
    Money Available,
    IReadOnlyList<string> Unscored,
    RoundDraw? Draw
)
{
    private RoundResult? _result;
    private IReadOnlyList<RoundFault>? _faults;

    public string Title => TitleOf(Round, Call);

    /// <summary>The bytes that the command allocate takes, as text.</summary>
    public string File => field ??= TextOf(RoundWriter.Of(Rule, Title, Draw?.Lot is null ? null : Draw.From));

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Digest => DigestOf(File);

    public RoundResult? Result
    {
        get
        {
            Decide();
            return _result;
        }
    }

    /// <summary>Why it cannot be proposed as it stands; null where nothing stands in the way.</summary>
    public Refusal? Cannot
    {
        get
        {
            Decide();
            return Call.Decided.Withdrawn is { } withdrawn ? ProposeAward.Withdrawn(withdrawn)
                : Dossiers.All(d => d.Candidate.Excluded is not null) ? RoundRefusals.NoCandidates
                : Unscored.Count > 0 ? RoundRefusals.Unscored(Unscored)
                : _faults is not { Count: > 0 } faults ? null
                : faults[0].Path == "$.lot" ? RoundRefusals.DrawNeeded
                : RoundRefusals.Contradicts(faults[0]);
        }
    }

    public RoundDossier Of(Outcome outcome) => Dossiers.First(d => d.Candidate.Id == outcome.Candidate.Id);

    public static string TitleOf(AwardRound round, CallDefinition call) => $"{call.Title.Nl}, ronde {round.Number}";

    public static string TextOf(JsonObject file) => file.ToJsonString(EvaluationJson.Written).ReplaceLineEndings("\n") + "\n";

    public static string DigestOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));

    /// <summary>What a file that was kept decides; it was decided once, so it can be.</summary>
    public static RoundResult Decided(string file)
    {
        var read = RoundFile.Read((JsonObject)JsonNode.Parse(file)!, out var faults);
        return read is null ? throw new InvalidDataException(faults[0].Path) : Allocator.Decide(read.Round);
    }

    private void Decide()
    {
        if (_result is null && _faults is null && Unscored.Count == 0)
            Allocator.TryDecide(Rule, out _result, out _faults);
    }
}
