using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>Organisations as a call sees them: class, reference values, whose right they use, and whether they may apply.</summary>
public sealed class Applicants(ReferenceData reference, RightShares shares)
{
    /// <param name="kbo">Enterprise number of the organisation.</param>
    public Organisation? Find(string kbo, LocalDate on) => reference.Find(kbo, on);

    /// <summary>As it was when the dossier was started, so that a later merger changes no rule of a dossier that runs.</summary>
    public Applicant Of(Dossier dossier)
    {
        var started = BrusselsTime.At(Instant.FromDateTimeUtc(dossier.StartedAt)).Date;
        return reference.Find(dossier.Organisation, started)?.ToApplicant()
            ?? new Applicant
            {
                Class = dossier.Class,
                Name = dossier.OrganisationName,
                Kbo = dossier.Organisation,
            };
    }

    public Verdict MayApply(CallDefinition call, Organisation organisation, LocalDate on) =>
        Eligibility.Check(call, organisation.ToApplicant(), on, shares.Of(call, organisation, on));

    /// <summary>Enterprise number of the organisation whose drawing right is used; mostly its own.</summary>
    public static string Holder(Organisation organisation) => organisation.Municipality?.Kbo ?? organisation.Kbo ?? "";
}
