using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>What people are told of objections and of decisions that are looked at again.</summary>
internal static class ReconsiderationTellings
{
    public const string Place = "/dossiers/{dossier}#bezwaar";

    public static readonly Telling Receipt = Tellings.Decided(
        "Uw bezwaar {objection} is ontvangen",
        "Your objection {objection} was received",
        "{name}. Andere mensen dan wie besliste, behandelen het. U krijgt de uitspraak hier. De beslissing geldt tot dan.",
        "{name}. Other people than who decided handle it. You get the outcome here. The decision holds until then."
    ) with
    {
        TellsDoer = true,
        Lands = Place,
    };

    public static readonly Telling ToHandle = Tellings.ToHandlers(
        "Bezwaar {objection} om te behandelen",
        "Objection {objection} to handle",
        "{name}. {government} gaat niet akkoord met een beslissing. Wie die nam, behandelt dit niet.",
        "{name}. {government} does not agree with a decision. Who took it does not handle this."
    ) with
    {
        Lands = Place,
    };

    /// <summary>Before anything changes: the applicant can say something of it.</summary>
    public static readonly Telling Notice = Tellings.Decided(
        "Het agentschap wil een beslissing herzien: {number}",
        "The agency wants to reopen a decision: {number}",
        "{name}. Grond: {ground}. Reden: {reason} Wilt u daar iets over zeggen, mail dan het agentschap. Een tweede persoon beslist.",
        "{name}. Ground: {ground}. Reason: {reason} If you want to say something of it, mail the agency. A second person decides."
    ) with
    {
        Lands = "/dossiers/{dossier}#beslissing",
    };

    public static readonly Telling Outcome = Tellings.Decided(
        "Uitspraak over uw bezwaar {objection}: {outcome}",
        "Outcome of your objection {objection}: {outcome}",
        "{name}. {change} De brief zegt waarom.",
        "{name}. {change} The letter says why."
    ) with
    {
        When = new("als het over een bezwaar gaat", "where it is about an objection"),
        Lands = "{address}",
    };

    public static readonly Telling Reopened = Tellings.Decided(
        "Een beslissing is herzien: {number}",
        "A decision was reopened: {number}",
        "{name}. {change} Grond: {ground}. De brief zegt waarom.",
        "{name}. {change} Ground: {ground}. The letter says why."
    ) with
    {
        When = new("als het agentschap zelf herziet", "where the agency reopens it by itself"),
        Variant = "reopened",
        Lands = "{address}",
    };

    public static readonly Telling ToPartner = new(
        Reader.Partner,
        new(
            "Een beslissing over een project waarin u partner bent, verandert: {number}",
            "A decision on a project of which you are a partner changes: {number}"
        ),
        new("{name}. {change}", "{name}. {change}")
    )
    {
        When = new(
            "als de beslissing verandert, tegen elke partner die bevestigde",
            "where the decision changes, to each partner that confirmed"
        ),
        Variant = "partner",
        Lands = null,
    };

    public static readonly Telling ToReserve = Tellings.ToApplicant(
        "Voor de reservelijst is er nu {more} geld",
        "There is {more} money for the reserve list now",
        "{name}. Een andere toekenning van deze ronde veranderde. Uw plaats op de reservelijst blijft dezelfde.",
        "{name}. Another award of this round changed. Your place on the reserve list stays the same."
    ) with
    {
        When = new(
            "als een toekenning uit een ronde met een reservelijst verandert",
            "where an award of a round with a reserve list changes"
        ),
        Variant = "reserve",
    };

    public static readonly Telling Stays = Tellings.Decided(
        "De beslissing blijft: {number}",
        "The decision stays: {number}",
        "{name}. Het agentschap liet weten dat het een beslissing wilde herzien. Dat gebeurt niet. Reden: {reason}",
        "{name}. The agency said that it wanted to reopen a decision. That is not done. Reason: {reason}"
    ) with
    {
        When = new(
            "als de aanvrager al wist dat het agentschap wilde herzien",
            "where the applicant knew that the agency wanted to reopen it"
        ),
    };
}
