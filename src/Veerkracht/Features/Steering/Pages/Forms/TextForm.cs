using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class TextForm : ChangeForm
{
    public override string Kind => "text";
    public override LocalText Title => new("Verbeter een tekst", "Correct a text");
    public override LocalText Hint =>
        new(
            "Een tikfout of een onduidelijke zin in de oproep of in een formulier, ook voor dossiers die lopen.",
            "A typing error or an unclear sentence in the call or in a form, also for dossiers that run."
        );
    public override string Partial => "Forms/_Text";

    /// <summary>Before the path of a text in the name of its boxes.</summary>
    public const string Dutch = "nl:",
        English = "en:";

    protected override Adjustment Read(CallDefinition call, TypedForm typed) => new TextAdjustment(Changed(call, typed));

    /// <summary>What was typed and is not what stands there.</summary>
    public static IReadOnlyDictionary<string, LocalText> Changed(CallDefinition call, TypedForm typed) =>
        CallTexts
            .Of(call)
            .Where(t => typed.Has(Dutch + t.Key))
            .Select(t => (t.Key, Was: t.Value, Becomes: Typed(t.Key, t.Value, typed)))
            .Where(t => t.Was != t.Becomes)
            .ToDictionary(t => t.Key, t => t.Becomes);

    private static LocalText Typed(string path, LocalText was, TypedForm typed)
    {
        var (nl, en) = (typed[Dutch + path].ReplaceLineEndings("\n"), typed[English + path].ReplaceLineEndings("\n"));
        return new(
            nl == was.Nl.Trim().ReplaceLineEndings("\n") ? was.Nl : nl,
            en == (was.En ?? "").Trim().ReplaceLineEndings("\n") ? was.En
                : en.Length > 0 ? en
                : null
        );
    }
}
