using Veerkracht.Core.Texts;

namespace Veerkracht.Features.News;

/// <summary>Why an article cannot be saved or published. The fields are the boxes of the page.</summary>
public static class NewsRefusals
{
    public const string Title = "titel",
        Lead = "inleiding",
        Body = "tekst",
        Author = "auteur",
        Alternative = "alternatief",
        Picture = "beeld",
        Video = "video",
        VideoText = "video_tekst",
        When = "dag",
        Recording = "opname",
        Links = "links",
        Themes = "themas",
        Files = "bijlagen",
        Moment = "op",
        Correction = "verbetering";

    /// <summary>Characters.</summary>
    public const int LongestTitle = 150,
        LongestLead = 500,
        LongestBody = 30_000,
        LongestLine = 200,
        LongestText = 5_000;

    public static readonly Refusal TitleNeeded = Invalid(
        "article-title-needed",
        Title,
        $"Geef het artikel een titel in het Nederlands, in hoogstens {LongestTitle} tekens.",
        $"Give the article a title in Dutch, in at most {LongestTitle} characters."
    );

    public static readonly Refusal TextNeeded = Invalid(
        "article-text-needed",
        Body,
        "Schrijf een inleiding en een tekst in het Nederlands, en wie de auteur is, voor u publiceert.",
        "Write a lead and a text in Dutch, and who the author is, before you publish."
    );

    public static Refusal TooLong(string field, int most) =>
        Invalid("article-too-long", field, $"Dit is te lang: hoogstens {most} tekens.", $"This is too long: at most {most} characters.");

    public static readonly Refusal AlternativeNeeded = Invalid(
        "article-alternative-needed",
        Alternative,
        "Zeg in woorden wat het beeld toont, voor wie het niet ziet.",
        "Say in words what the picture shows, for who does not see it."
    );

    public static readonly Refusal PictureUnreadable = Invalid(
        "article-picture-unreadable",
        Picture,
        "Dit beeld kan niet gelezen worden. Kies een jpg, png, webp of heic.",
        "This picture cannot be read. Choose a jpg, png, webp or heic."
    );

    public static Refusal FileRefused(LocalText why) => new("article-file-refused", why, RefusalKind.Invalid, Files);

    public static readonly Refusal FileTooLarge = Invalid(
        "article-file-too-large",
        Files,
        $"Een bijlage is hoogstens {ArticleFiles.MostBytes / 1_000_000} MB, en er zijn er hoogstens {ArticleFiles.Most}.",
        $"An attachment is at most {ArticleFiles.MostBytes / 1_000_000} MB, and there are at most {ArticleFiles.Most}."
    );

    public static Refusal BadAddress(string field) =>
        Invalid(
            "article-address",
            field,
            "Schrijf een volledig adres dat met https:// begint.",
            "Write a whole address that begins with https://."
        );

    public static readonly Refusal VideoTextNeeded = Invalid(
        "article-video-text-needed",
        VideoText,
        "Schrijf wat de video zegt en toont, voor wie die niet ziet of hoort.",
        "Write what the video says and shows, for who does not see or hear it."
    );

    public static readonly Refusal DayNeeded = Invalid(
        "article-day-needed",
        When,
        "Zeg op welke dag en op welk uur het is, bijvoorbeeld 15/03/2022 en 14:00.",
        "Say on which day and at which hour it is, for example 15/03/2022 and 14:00."
    );

    public static Refusal UnknownLink(string link) =>
        Invalid(
            "article-link-unknown",
            Links,
            $"“{link}” staat niet op deze site. Schrijf het zoals /oproepen/fietspaden, of https://… met een titel erachter.",
            $"“{link}” is not on this site. Write it as /oproepen/fietspaden, or https://… with a title behind it."
        );

    public static readonly Refusal UnknownTheme = Invalid(
        "article-theme-unknown",
        Themes,
        "Kies thema’s die nog gebruikt worden.",
        "Choose themes that are still used."
    );

    public static readonly Refusal BadMoment = Invalid(
        "article-moment",
        Moment,
        "Schrijf dag en uur, bijvoorbeeld 15/03/2022 en 09:00, of laat beide leeg om nu te publiceren.",
        "Write day and hour, for example 15/03/2022 and 09:00, or leave both empty to publish now."
    );

    public static readonly Refusal CorrectionNeeded = Invalid(
        "article-correction-needed",
        Correction,
        "Zeg in het Nederlands wat u verbetert. Dat staat met de datum onder het artikel.",
        "Say in Dutch what you correct. It stands with its date below the article."
    );

    public static readonly Refusal IsPublic = new(
        "article-is-public",
        new LocalText(
            "Iedereen kan dit artikel al lezen. Verbeter het, met een woord uitleg.",
            "Everybody can read this article already. Correct it, with a word of explanation."
        )
    );

    public static readonly Refusal IsNotPublic = new(
        "article-is-not-public",
        new LocalText("Dit artikel is niet gepubliceerd.", "This article is not published.")
    );

    private static Refusal Invalid(string code, string field, string nl, string en) =>
        new(code, new LocalText(nl, en), RefusalKind.Invalid, field);
}
