using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing;

/// <summary>The colours of what was done with a comment; null is that it waits for an answer.</summary>
public static class ConsultationWords
{
    public static Tone Of(CommentVerdict? verdict) =>
        verdict switch
        {
            CommentVerdict.Followed => Tone.Success,
            CommentVerdict.Partly => Tone.Warning,
            CommentVerdict.NotFollowed => Tone.Neutral,
            _ => Tone.Busy,
        };
}
