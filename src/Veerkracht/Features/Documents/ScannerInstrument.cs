using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Documents;

/// <summary>That no scanner looks at what is attached. Who opens a file relies on the machine on which it is opened.</summary>
internal sealed class ScannerInstrument : IInstrument
{
    public Task<IReadOnlyList<Gauge>> Read(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Gauge>>([
            new(
                Panel.Files,
                "scanner",
                new("Virusscanner", "Virus scanner"),
                new("geen: bestanden openen zonder controle", "none: files open unchecked")
            )
            {
                Condition = Condition.Attention,
                Advice = new(
                    "Laat de map met bestanden door een scanner van de server nakijken.",
                    "Have the directory of files looked at by a scanner of the server."
                ),
            },
        ]);
}
