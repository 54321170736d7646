using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>Whom a message is for.</summary>
public enum Reader
{
    /// <summary>Everybody who works for the organisation whose dossier it is.</summary>
    Applicant,

    /// <summary>Who may bind that organisation.</summary>
    Signers,

    /// <summary>Everybody who works for an organisation that is named as partner.</summary>
    Partner,

    /// <summary>Everybody who works for an organisation whom a change of a call touches.</summary>
    Touched,

    /// <summary>Who is asked what it thinks of a call that is being written.</summary>
    Consulted,

    /// <summary>Who proposed it.</summary>
    Proposer,

    /// <summary>The one person whom it is about.</summary>
    Person,

    /// <summary>Programme managers over the measure.</summary>
    Managers,

    /// <summary>Programme managers and case workers over the measure.</summary>
    Handlers,

    /// <summary>Approvers over the measure, other than who proposed it, and within their limit.</summary>
    Approvers,

    /// <summary>Who records what the bank did, over the measure.</summary>
    Finance,

    /// <summary>Who looks after the people and records of an organisation.</summary>
    Administrators,

    /// <summary>Who follows what it tells of, also without an organisation.</summary>
    Followers,
}

/// <summary>
/// The declaration of a message: for whom, and what it says, with named places ({number}, {government}, {amount}). Each act has a list of
/// them; so has other work that tells people something. The diagram and table of all messages are made from these.
/// </summary>
public sealed record Telling(Reader To, LocalText Title, LocalText Body)
{
    /// <summary>Only where the work says so, and when that is; null is always.</summary>
    public LocalText? When { get; init; }

    /// <summary>A decision, or a question with a term: nobody may turn it off, and it leaves at once.</summary>
    public bool MayNotBeRefused { get; init; }

    /// <summary>Also who did it, for whom it is a receipt.</summary>
    public bool TellsDoer { get; init; }

    /// <summary>
    /// Tells two messages of one event to the same reader apart, in the code by which a call may say them in its own words; null for the
    /// first.
    /// </summary>
    public string? Variant { get; init; }

    /// <summary>
    /// Who applies, signs or is asked as partner reads what the call says; all others read what the site says of every call.
    /// </summary>
    public bool MayBeOwn => To is Reader.Applicant or Reader.Signers or Reader.Partner;

    /// <summary>Where its reader can act: an address of this site, with places. Null where there is nothing to do.</summary>
    public string? Lands { get; init; } = "/dossiers/{dossier}";
}

/// <summary>What messages about a subject name.</summary>
/// <param name="Organisation">Whose dossier it is.</param>
public sealed record ToldOf(OrganisationId Organisation, string Number, string Government, string? Project)
{
    /// <summary>The amount on which is decided; null where it is about none.</summary>
    public Money? Amount { get; init; }

    /// <summary>What people know it by.</summary>
    public string Name => string.Join(" – ", new[] { Number, Government, Project }.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>
    /// One subject for all mail about it, from the first draft on: a project gets its name on the way, and may get another, and a mail
    /// program that goes by the subject would begin a new conversation then.
    /// </summary>
    public string Thread => $"{Number} – {Government}";
}

/// <summary>A message as an act leaves it.</summary>
public sealed record Message(Telling Telling, string Event, Subject Subject, ToldOf? Of, DateTime At)
{
    /// <summary>For whom it is where the telling does not say it by itself.</summary>
    public OrganisationId? Organisation { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>Who did it, and need not be told.</summary>
    public Guid? Doer { get; init; }
    public Money? Amount { get; init; }
    public required IReadOnlyDictionary<string, LocalText> Values { get; init; }
}

/// <summary>Writes messages into the save of what they tell of; the room of messages does it.</summary>
public interface ITeller
{
    void Tell(IEnumerable<Message> messages);

    /// <summary>The statements of <see cref="Tell"/>.</summary>
    IEnumerable<Data.Lanes.Statement> Telling(IEnumerable<Message> messages);
}

/// <summary>Work that is no act and tells people something: a deadline that comes near.</summary>
public interface ITells
{
    static abstract IReadOnlyList<TellingOf> Tells { get; }
}

/// <param name="Event">"deadline-near": as the code of an act.</param>
/// <param name="Title">What happened.</param>
public sealed record TellingOf(string Event, LocalText Title, params IReadOnlyList<Telling> Tells);

/// <summary>What messages say of calls, as they are in force now; the room that reads them knows it.</summary>
public interface ICallTitles
{
    /// <summary>Null where there is no such call.</summary>
    LocalText? TitleOf(string call);

    /// <summary>A message in the words of the call; null where it says nothing of its own.</summary>
    /// <param name="code">See <see cref="ToldMessages.CodeOf"/>.</param>
    OwnMessage? MessageOf(string call, string code);

    /// <summary>The languages in which calls that the public sees are, once each.</summary>
    IReadOnlyList<Language> Languages { get; }
}
