using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class TableForm : ChangeForm
{
    public override string Kind => "table";
    public override LocalText Title => new("Vervang een tabel van bedragen", "Replace a table of amounts");
    public override LocalText Hint =>
        new(
            "De hoogste bedragen of trekkingsrechten, uit een CSV-bestand. U ziet eerst het verschil.",
            "The ceilings or drawing rights, from a CSV file. You first see the difference."
        );
    public override string Partial => "Forms/_Table";

    public override bool Fits(CallDefinition call) => base.Fits(call) && call.Funding.Rights.Any(r => r.Rows is not null);

    protected override Adjustment Read(CallDefinition call, TypedForm typed)
    {
        var right = call.Funding.Rights.FirstOrDefault(r => r.Id == typed["right"] && r.Rows is not null);
        if (right is null)
            typed.Refuse("unknown-right", "right", new("Kies een tabel.", "Choose a table."));
        if (typed.Upload("file") is not { Length: > 0 } text)
            typed.Refuse("file-needed", "file", new("Kies een CSV-bestand.", "Choose a CSV file."));
        else if (
            TableTexts.Read(text, typed["key"].Length > 0 ? typed["key"] : "nis", typed["column"], out var faults) is { } rows
            && faults.Count == 0
        )
            return new TableAdjustment(typed["right"], rows);
        else
            foreach (var fault in faults.Take(MostFaults))
                typed.Refuse(
                    "row-unreadable",
                    "file",
                    new($"Rij {fault.Place.Line}: {fault.Nl ?? fault.Message}", $"Row {fault.Place.Line}: {fault.Message}")
                );
        return new TableAdjustment("", new Dictionary<string, Core.Amounts.Money>());
    }

    private const int MostFaults = 20;
}
