using Microsoft.EntityFrameworkCore;
using Veerkracht.Acts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Tests.Support;

/// <summary>Dossiers by the hundred, straight into the database, for what a list costs.</summary>
internal static class ManyDossiersThere
{
    /// <param name="states">The states to go through.</param>
    public static Task<IReadOnlyList<Dossier>> Fill(this TestSite site, int count, string organisation, params DossierState[] states) =>
        site.Query<IReadOnlyList<Dossier>>(async db =>
        {
            var at = new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var dossiers = Enumerable.Range(1, count).Select(i => Make(i, organisation, at.AddMinutes(i), states)).ToList();
            foreach (var part in dossiers.Chunk(500))
            {
                db.AddRange(part.AsEnumerable());
                db.AddRange(part.Select(Waiting).OfType<DossierTask>());
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
            return dossiers;
        });

    private static DossierTask? Waiting(Dossier dossier) =>
        dossier.State is DossierState.Registered or DossierState.Complete
            ? new()
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(dossier.StartedAt)),
                DossierId = dossier.Id,
                Key = "next",
                Kind = dossier.State == DossierState.Registered ? TaskKind.CheckCompleteness : TaskKind.ProposeAward,
                For = dossier.State == DossierState.Registered ? Reader.Handlers : Reader.Managers,
                Measure = dossier.Measure,
                From = dossier.StartedAt,
            }
            : null;

    private static Dossier Make(int number, string organisation, DateTime at, IEnumerable<DossierState> states)
    {
        var name = $"Veld {number}";
        var dossier = new Dossier
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(at)),
            Number = $"{organisation}-{number}",
            Programme = "vlaamse-veerkracht",
            Measure = "fietspaden",
            Call = "fietspaden",
            CallVersion = 1,
            Organisation = Known.As("0207518137"),
            OrganisationName = organisation,
            Class = "municipality",
            Holder = Known.As("0207518137"),
            ProjectName = name,
            SearchText = SearchWords.Of($"{organisation}-{number}", organisation, name),
            StartedAt = at,
            ChangedAt = at,
            RegisteredAt = at,
        };
        foreach (var state in states)
            dossier.Go(state);
        return dossier;
    }
}
