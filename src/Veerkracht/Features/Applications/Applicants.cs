using System.Collections.ObjectModel;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications;

/// <summary>Organisations as a call sees them: class, reference values, whose right they use, and whether they may apply.</summary>
public sealed class Applicants(OrganisationRegistry organisations, RightShares shares)
{
    /// <summary>What an organisation is called that answers name by its number.</summary>
    public string NameOf(string key, LocalDate on) => organisations.NameOf(key, on);

    /// <summary>Who has this key, the same for every key of one organisation; null where nobody ever had it.</summary>
    public string? IdentityOf(string key, LocalDate on) => organisations.IdOf(key, on)?.Value;

    /// <summary>Null where it is not in the list of organisations on the day.</summary>
    public Organisation? Find(OrganisationId organisation, LocalDate on) => organisations.Find(organisation, on);

    /// <summary>As it was when the dossier was started, so that a later merger changes no rule of a dossier that runs.</summary>
    public Applicant Of(Dossier dossier)
    {
        var started = BrusselsTime.At(Instant.FromDateTimeUtc(dossier.StartedAt)).Date;
        return organisations.Find(dossier.Organisation, started)?.ToApplicant()
            ?? new Applicant
            {
                Id = dossier.Organisation,
                Class = dossier.Class,
                Name = dossier.OrganisationName,
                Kbo = organisations.KeyOf(dossier.Organisation),
            };
    }

    /// <summary>The whole rights that a dossier can use, by id; a right that its holder has not is missing.</summary>
    public IReadOnlyDictionary<string, Money> RightsOf(CallDefinition call, Dossier dossier)
    {
        if (call.Funding.Rights.Count == 0)
            return ReadOnlyDictionary<string, Money>.Empty;
        var started = BrusselsTime.At(Instant.FromDateTimeUtc(dossier.StartedAt)).Date;
        return organisations.Find(dossier.Organisation, started) is { } organisation
            ? shares.Of(call, organisation, started)
            : ReadOnlyDictionary<string, Money>.Empty;
    }

    public Verdict MayApply(CallDefinition call, Organisation organisation, LocalDate on) =>
        Eligibility.Check(call, organisation.ToApplicant(), on, shares.Of(call, organisation, on));

    /// <summary>The organisation whose drawing right is used: the municipality in which it works, mostly itself.</summary>
    public OrganisationId Holder(Organisation organisation, LocalDate on) =>
        organisation.Municipality is { } municipality ? organisations.Municipality(municipality.Nis, on) : organisation.Id;
}
