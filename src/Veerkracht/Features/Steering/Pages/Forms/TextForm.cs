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
    public const string Dutch = "nl:";

    /// <summary>Those of the call, English always, and those in which the text is there already.</summary>
    public static IEnumerable<Language> LanguagesOf(CallDefinition call, LocalText text) =>
        new[] { Language.Nl, Language.En }.Union(call.Languages).Union(text.Further.Select(t => t.Language));

    protected override Adjustment Read(CallDefinition call, TypedForm typed) => new TextAdjustment(Changed(call, typed));

    /// <summary>What was typed and is not what stands there.</summary>
    public static IReadOnlyDictionary<string, LocalText> Changed(CallDefinition call, TypedForm typed) =>
        CallTexts
            .Of(call)
            .Where(t => typed.Has(Dutch + t.Key))
            .Select(t => (t.Key, Was: t.Value, Becomes: Typed(call, t.Key, t.Value, typed)))
            .Where(t => t.Was != t.Becomes)
            .ToDictionary(t => t.Key, t => t.Becomes);

    private static LocalText Typed(CallDefinition call, string path, LocalText was, TypedForm typed)
    {
        var becomes = was;
        foreach (var language in LanguagesOf(call, was).Where(l => typed.Has($"{l.Tag}:{path}")))
        {
            var text = typed[$"{language.Tag}:{path}"].ReplaceLineEndings("\n");
            if (text != (was.Exactly(language) ?? "").Trim().ReplaceLineEndings("\n"))
                becomes = becomes.With(language, text);
        }
        return becomes;
    }
}
