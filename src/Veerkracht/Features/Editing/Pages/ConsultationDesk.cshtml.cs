using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>The answer to a comment as it was typed, where it could not be saved.</summary>
public sealed record TypedAnswer(Guid Comment, string? Verdict, string? Answer);

/// <summary>The desk of a consultation: staff open and close it, and answer each comment.</summary>
[For(Audience.Steering)]
public sealed class ConsultationDeskModel(DraftServices services, OpenConsultation open, CloseConsultation close, AnswerComment answer)
    : DraftPage(services)
{
    private HashSet<string> _parts = [];

    public Consultation? Consultation { get; private set; }
    public IReadOnlyList<ConsultationComment> Comments { get; private set; } = [];
    public TypedAnswer? Typed { get; private set; }
    public string? Until { get; private set; }
    public string? Question { get; private set; }
    public bool IsOpen => Consultation?.TakesComments(Services.Clock.Now) == true;
    public bool MayOpen => !IsOpen && ActFrame.Refuses(OpenConsultation.Kind, Actor, Draft) is null;

    /// <summary>Also where its last day has passed: a draft is not set aside before its consultation was closed.</summary>
    public bool MayClose =>
        Consultation is { } consultation
        && ActFrame.Refuses(CloseConsultation.Kind, Actor, new OnDraft<Consultation>(consultation, Draft)) is null;

    public bool MayAnswer(ConsultationComment comment) =>
        ActFrame.Refuses(AnswerComment.Kind, Actor, new OnDraft<ConsultationComment>(comment, Draft)) is null;

    public IReadOnlyList<Choice> Verdicts =>
        [.. Enum.GetValues<CommentVerdict>().Select(v => new Choice(v.ToString(), L[AnswerComment.Word(v)]))];

    public bool IsGone(ConsultationComment comment) => _parts.Count > 0 && !_parts.Contains(comment.Anchor);

    public Tone Tone(ConsultationComment comment) => ConsultationWords.Of(comment.Verdict);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop) ? Page() : NotFound();

    [Does(typeof(OpenConsultation), Doing = "open")]
    [Does(typeof(CloseConsultation), Doing = "sluit")]
    [Does(typeof(AnswerComment), Doing = "antwoord")]
    public async Task<IActionResult> OnPostAsync(
        string? doe,
        Guid? raadpleging,
        Guid? opmerking,
        string? tot,
        string? vraag,
        CancellationToken stop
    )
    {
        (Until, Question) = (tot, vraag);
        if (doe == "antwoord" && opmerking is { } comment)
            Typed = new(comment, Request.Form[$"gevolg-{comment:n}"], Request.Form[$"antwoord-{comment:n}"]);
        var refusals = doe switch
        {
            "open" => (
                await open.Do(Actor, DraftId, DateReader.TryRead(tot ?? "", out var day, out _) ? day : (LocalDate?)null, vraag, stop)
            ).Refusals,
            "sluit" when raadpleging is { } which => (await close.Do(Actor, which, stop)).Refusals,
            "antwoord" when Typed is not null => (
                await answer.Do(
                    Actor,
                    Typed.Comment,
                    Enum.TryParse<CommentVerdict>(Typed.Verdict, out var verdict) && Enum.IsDefined(verdict) ? verdict : null,
                    Typed.Answer,
                    stop
                )
            ).Refusals,
            _ => [Refusal.NotFound()],
        };
        if (refusals.Count == 0)
            return Redirect($"{Address}/raadpleging{(Typed is null ? "" : $"#opmerking-{Typed.Comment}")}");
        return await Show(stop) ? Refused(refusals) : NotFound();
    }

    private async Task<bool> Show(CancellationToken stop)
    {
        if (!await Load(stop))
            return false;
        Consultation = await Services
            .Db.Consultations.AsNoTracking()
            .Where(c => c.DraftId == DraftId)
            .OrderByDescending(c => c.OpenedAt)
            .FirstOrDefaultAsync(stop);
        if (Consultation is null)
            return true;
        Comments = await Services
            .Db.ConsultationComments.AsNoTracking()
            .Where(c => c.ConsultationId == Consultation.Id)
            .OrderBy(c => c.Answer != null)
            .ThenBy(c => c.At)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
        if (ConsultedText.Of(Consultation, Draft).Call is { } call)
            _parts = [.. CallParts.Of(call).Select(p => p.Anchor)];
        return true;
    }
}
