using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Calls;

/// <summary>How a call stands for everybody: open and until when, announced, not yet, or closed.</summary>
[HtmlTargetElement("call-status", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CallStatusTagHelper(Texts L, Clock clock) : TagHelper
{
    public CallDefinition Call { get; set; } = null!;

    /// <summary>Only the word, where the rest stands beside it.</summary>
    public bool Short { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (tone, word, when) = Of(Call, clock.Now);
        output.Content.SetContent(Short ? "" : L[when]);
        var text = output.Content.GetContent();
        var said = new TagHelperOutput("status", [], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(text)));
        await new StatusTagHelper { Tone = tone, Word = L[word] }.ProcessAsync(context, said);
        output.TagName = null;
        output.Content.SetHtmlContent(said.Content);
    }

    public static (Tone Tone, LocalText Word, LocalText When) Of(CallDefinition call, Instant now)
    {
        if (CallWindows.IsUndated(call))
            return (Tone.Neutral, new("Aangekondigd", "Announced"), Announced(call));
        var closes = CallWindows.Closes(call);
        if (CallWindows.IsOpen(call, now))
            return (Tone.Success, new("Open", "Open"), Until(call, now));
        if (closes is { } closed && now >= BrusselsTime.Closing(closed))
            return (
                Tone.Neutral,
                new("Gesloten", "Closed"),
                new($"Sinds {DateText.Long(closed, Language.Nl)}", $"Since {DateText.Long(closed, Language.En)}")
            );
        // Of a step that opens again the next opening counts, not the one that was.
        var opens = Current(call, now).Select(w => w.Opens).Where(o => o is { } start && now < BrusselsTime.Opening(start)).Min();
        return (
            Tone.Busy,
            new("Nog niet open", "Not open yet"),
            opens is { } start
                ? new($"Opent op {DateText.Long(start, Language.Nl)}", $"Opens on {DateText.Long(start, Language.En)}")
                : new("De datum is nog niet bekend", "The date is not known yet")
        );
    }

    /// <summary>The window that counts now for each class that has one.</summary>
    private static IEnumerable<Window> Current(CallDefinition call, Instant now) =>
        from applicant in call.Applicants
        let windows = StepWindows.Of(CallWindows.FirstStep(call).Windows, applicant.Class)
        where windows.Count > 0
        select windows[StepWindows.At(windows, now)];

    /// <summary>The period that was announced, the earliest where it differs by class.</summary>
    private static LocalText Announced(CallDefinition call) =>
        CallWindows.FirstStep(call).Windows.Min(w => w.Announced) is { IsKnown: true } period
            ? new($"Voor {period.Text.Nl}", $"For {period.Text.En}")
            : new("De datum is nog niet bekend", "The date is not known yet");

    /// <summary>
    /// The first deadline that is still to come, and the last where some governments have longer: nobody reads a date that is not theirs
    /// alone.
    /// </summary>
    private static LocalText Until(CallDefinition call, Instant now)
    {
        var ends = Current(call, now)
            .Select(w => w.Closes)
            .OfType<LocalDateTime>()
            .Where(end => now < BrusselsTime.Closing(end))
            .Distinct()
            .Order()
            .ToList();
        if (ends.Count == 0)
            return Current(call, now).Where(w => w.Closes is null).Max(w => w.End).Capital();
        var (first, last) = (ends[0], ends[^1]);
        if (first == last)
            return new($"Tot {DateText.Long(first, Language.Nl)}", $"Until {DateText.Long(first, Language.En)}");
        return new(
            $"Tot {DateText.Long(first, Language.Nl)}, voor sommige besturen tot {DateText.Long(last, Language.Nl)}",
            $"Until {DateText.Long(first, Language.En)}, for some governments until {DateText.Long(last, Language.En)}"
        );
    }
}
