using System.Linq.Expressions;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Data;

namespace Veerkracht.Features.Assessment;

/// <summary>Questions for whose answer the agency waits: not those of which the term has passed.</summary>
public static class OpenQuestions
{
    /// <param name="today">In Brussels.</param>
    public static Expression<Func<Question, bool>> AreOpen(DateOnly today) =>
        q => q.Answer == null && (q.DueOn == null || q.DueOn >= today);

    public static bool IsOpen(this Question question, DateOnly today) => question.Answer is null && !question.IsLate(today);

    /// <summary>The last day has passed and there is no answer; it can still be answered.</summary>
    public static bool IsLate(this Question question, DateOnly today) => question.Answer is null && question.DueOn < today;

    /// <param name="at">UTC.</param>
    public static IQueryable<Question> OpenQuestionsOf(this Db db, Guid dossier, DateTime at) =>
        db.Questions.Where(q => q.DossierId == dossier).Where(AreOpen(DayOf(at)));

    /// <summary>The day in Brussels.</summary>
    public static DateOnly DayOf(DateTime at) => BrusselsTime.At(Instant.FromDateTimeUtc(at)).Date.ToDateOnly();
}
