using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Conversation;

/// <summary>
/// Somebody of the agency writes something about a dossier for colleagues, and may ask some of them to look. The text stays with the
/// dossier; the history refers to it.
/// </summary>
public sealed class WriteNote(ActFrame acts, Db db, AgencyColleagues colleagues) : IAct
{
    /// <summary>At once; a note is no newsletter.</summary>
    public const int MostMentioned = 10;

    private static readonly Telling Mentioned = new(
        Reader.Person,
        new("Een collega vraagt u om te kijken naar {number}", "A colleague asks you to look at {number}"),
        new(
            "{name}. U bent genoemd in een interne nota over dit dossier van {government}.",
            "{name}. You are mentioned in an internal note about this dossier of {government}."
        )
    )
    {
        When = new("tegen wie genoemd is, en wie die vervangt", "to who is mentioned, and to the deputy"),
        Lands = "/dossiers/{dossier}#notas",
    };

    public static ActKind Kind { get; } =
        new ActKind("write-note", new("Interne nota", "Internal note"))
        {
            By = new(Side.Agency, Role.ProgrammeManager, Role.CaseWorker, Role.SecondApprover, Role.Finance, Role.Jury),
            Text = new("note", new("Schrijf uw nota.", "Write your note.")),
            IsInternal = true,
            Touches = ActTouches.None,
            Tells = [Mentioned],
            Words = new("any dossier that was sent", "a note that only the agency sees", "nothing"),
        };

    /// <param name="mentioned">Colleagues who are asked to look.</param>
    public Task<Outcome<InternalNote>> Do(
        Actor actor,
        Guid dossierId,
        string? text,
        IReadOnlyCollection<Guid> mentioned,
        CancellationToken stop = default
    ) => acts.Run<Dossier, InternalNote>(Kind, actor, new DossierTarget(dossierId), text, act => Write(act, mentioned, stop), stop);

    private async Task<Outcome<InternalNote>> Write(ActScope<Dossier> act, IReadOnlyCollection<Guid> mentioned, CancellationToken stop)
    {
        var asked = mentioned.Distinct().ToList();
        var known = (await colleagues.Over(act.Subject.Measure, RolesTogether.OverDossiers, stop)).Select(c => c.Id).ToHashSet();
        if (asked.Count > MostMentioned || !asked.All(known.Contains))
            return NoColleague;
        var note = new InternalNote
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = act.Subject.Id,
            Text = act.Reason!,
            WrittenBy = act.Actor.PersonId,
            At = act.At,
        };
        db.InternalNotes.Add(note);
        act.Evidence = new { note = note.Id };
        var readers = new HashSet<Guid>(asked);
        foreach (var person in asked)
        {
            if (await colleagues.DeputyOf(person, stop) is { } deputy)
                readers.Add(deputy);
        }
        foreach (var reader in readers.Where(r => r != act.Actor.PersonId))
            act.Tell(Mentioned, act.Actor.Organisation, reader);
        return note;
    }

    private static readonly Refusal NoColleague = new(
        "no-agency-colleague",
        new LocalText(
            $"Kies collega’s die dit dossier mogen zien, hoogstens {MostMentioned}.",
            $"Choose colleagues who may see this dossier, at most {MostMentioned}."
        ),
        RefusalKind.Invalid,
        "mentioned"
    );
}
