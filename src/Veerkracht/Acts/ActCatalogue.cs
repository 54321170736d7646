using System.Reflection;
using Veerkracht.Core.Texts;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Acts;

/// <summary>Every act that there is, from the declarations in the rooms.</summary>
public static class ActCatalogue
{
    private static readonly IReadOnlyList<(Type Act, ActKind Kind)> Found =
    [
        .. typeof(ActCatalogue)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAct)))
            .Select(t => (t, KindOf(t)))
            .OrderBy(a => a.Item2.Code, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, ActKind> ByCode = Found.ToDictionary(a => a.Kind.Code, a => a.Kind);

    /// <summary>By code.</summary>
    public static IReadOnlyList<ActKind> All => [.. Found.Select(a => a.Kind)];

    /// <summary>Codes of what is the agency's own business: the applicant sees what was decided, not this.</summary>
    public static IReadOnlySet<string> Internal { get; } = All.Where(k => k.IsInternal).Select(k => k.Code).ToHashSet();

    public static ActKind? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>What the history says of an act; its code where no room declares it any more.</summary>
    public static LocalText TitleOf(string code) => Told(code) ?? new(code);

    /// <summary>What the history says of an act; null where there is none of that code.</summary>
    public static LocalText? Told(string? code) => code is null ? null : Find(code)?.Title;

    /// <summary>Registers the frame and every act: none can be forgotten.</summary>
    public static IServiceCollection AddActs(this IServiceCollection services)
    {
        services.AddScoped<Chronicle>();
        services.AddScoped<IVerification, VerifyActs>();
        services.AddScoped<ActFrame>();
        services.AddSingleton<Changes>();
        services.AddSingleton<Kept>();
        services.AddHostedService<KeptWatch>();
        foreach (var (act, _) in Found)
            services.AddScoped(act);
        return services;
    }

    private static ActKind KindOf(Type act) =>
        (ActKind)act.GetProperty(nameof(IAct.Kind), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
