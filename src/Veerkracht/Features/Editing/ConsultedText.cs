using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Features.Editing;

/// <summary>
/// The call as the readers of a consultation see it: the draft as it is now, or as it was when it opened while staff are in the middle of a
/// change.
/// </summary>
public sealed record ConsultedText(string Source, CallDefinition? Call, bool IsNow)
{
    public static ConsultedText Of(Consultation consultation, CallDraft draft)
    {
        if (CallReader.Read(draft.Source, draft.Slug + ".yaml").Definition is { } now)
            return new(draft.Source, now, true);
        return new(consultation.SourceAtOpening, CallReader.Read(consultation.SourceAtOpening, draft.Slug + ".yaml").Definition, false);
    }
}
