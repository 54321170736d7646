using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Tests.Support;

/// <summary>Which agency runs what in the programme of the checkout, for tests that have no site at hand.</summary>
internal sealed class CheckoutAgencies : IAgencies
{
    public static readonly CheckoutAgencies Instance = new();
    private readonly ProgrammeDefinition _programme = Read();

    public bool IsAgency(OrganisationId organisation) => MeasuresOf(organisation).Count > 0;

    public IReadOnlyList<AgencyMeasure> MeasuresOf(OrganisationId organisation) =>
        [.. _programme.Measures.Where(m => Known.As(m.Agency) == organisation).Select(m => new AgencyMeasure(_programme.Slug, m.Slug))];

    public OrganisationId AgencyOf(string measure) =>
        _programme.Measure(measure) is { } found ? Known.As(found.Agency) : OrganisationId.None;

    private static ProgrammeDefinition Read()
    {
        var folder = Path.Combine(Repository.Root, "programmes", "vlaamse-veerkracht");
        SourceFile Source(string path) => new(Path.GetFileName(path), File.ReadAllText(path));
        var measures = Directory.EnumerateFiles(Path.Combine(folder, "measures")).Order(StringComparer.Ordinal).Select(Source);
        return ProgrammeReader.Read(Source(Path.Combine(folder, "programme.yaml")), [.. measures]).Definition!;
    }
}
