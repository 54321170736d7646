using System.Diagnostics;
using Veerkracht.Site;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>Which build runs, how, and since when.</summary>
internal sealed class ProcessInstrument(SiteOptions options, TimeProvider system) : IInstrument
{
    public Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        using var process = Process.GetCurrentProcess();
        var up = system.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime();
        return Task.FromResult<IReadOnlyList<Gauge>>([
            new(Panel.Process, "version", new("Versie", "Version"), new(ProductVersion.Text, ProductVersion.Text)),
            new(
                Panel.Process,
                "mode",
                new("Soort", "Mode"),
                options.Demonstration ? new("demonstratie", "demonstration") : new("productie", "production")
            ),
            new(
                Panel.Process,
                "process.up",
                new("Draait al", "Runs for"),
                new($"{(int)up.TotalHours} uur {up.Minutes} minuten", $"{(int)up.TotalHours} hours {up.Minutes} minutes")
            )
            {
                Value = up.TotalSeconds,
                Unit = "s",
            },
            new(Panel.Process, "process.memory", new("Geheugen", "Memory"), Sizes.Of(process.WorkingSet64))
            {
                Value = process.WorkingSet64,
                Unit = "By",
            },
        ]);
    }
}
