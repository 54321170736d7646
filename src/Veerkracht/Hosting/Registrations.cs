using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Hosting;

/// <summary>
/// What a door forgot to register is said when the site starts, with the line that is missing. The container itself sees what one service
/// needs of another; here is what it cannot see: one that is missing in a list (a kind of change, an upgrade, a part of the layout), and
/// what pages and tag helpers ask for.
/// </summary>
internal static class Registrations
{
    private static readonly Assembly Here = typeof(Registrations).Assembly;

    private static readonly IReadOnlyList<Type> House =
    [
        .. Here.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }),
    ];

    /// <summary>What the web makes, not the container: pages, what is written in them, and tag helpers; and what each asks for.</summary>
    private static readonly IReadOnlyList<(Type Drawn, IReadOnlyList<Type> Asks)> Pages =
    [
        .. House
            .Where(t =>
                t.IsAssignableTo(typeof(PageModel)) || t.IsAssignableTo(typeof(ITagHelper)) || t.IsAssignableTo(typeof(RazorPageBase))
            )
            .Select(t => (t, (IReadOnlyList<Type>)[.. MadeWith(t).Concat(Injected(t)).Concat(Handed(t)).Distinct()])),
    ];

    /// <exception cref="InvalidOperationException">Something is missing; the message says all of it.</exception>
    public static void Check(IServiceCollection services, IServiceProviderIsService known)
    {
        var missing = MissingInLists(services).Concat(MissingForPages(known)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, missing));
    }

    private static IEnumerable<string> MissingInLists(IServiceCollection services)
    {
        var registered = services.Where(s => !s.IsKeyedService).Select(s => (s.ServiceType, Made: Made(s))).ToHashSet();
        var lists = registered
            .Where(r => r.Made.Assembly == Here)
            .SelectMany(r => MadeWith(r.Made))
            .Concat(Pages.SelectMany(p => p.Asks))
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(t => t.GetGenericArguments()[0])
            .Where(t => t.IsAbstract && t.Assembly == Here)
            .Distinct();
        var forgotten =
            from list in lists
            from one in House
            where one.IsAssignableTo(list) && !registered.Contains((list, one))
            select $"{one.FullName} is a {list.Name}, and no door registers it: add services.AddScoped<{list.Name}, {one.Name}>() to the "
                + "door of its room.";
        return forgotten;
    }

    private static IEnumerable<string> MissingForPages(IServiceProviderIsService known) =>
        from page in Pages
        from asked in page.Asks
        where asked.Assembly == Here && !known.IsService(asked)
        select $"{page.Drawn.FullName} asks for {asked.FullName}, and no door registers it: add services.AddScoped<{asked.Name}>() to the "
            + "door of its room.";

    private static IEnumerable<Type> MadeWith(Type type) =>
        type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType);

    private static IEnumerable<Type> Injected(Type page) =>
        page.GetProperties().Where(p => p.IsDefined(typeof(RazorInjectAttribute))).Select(p => p.PropertyType);

    private static IEnumerable<Type> Handed(Type page) =>
        page.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SelectMany(m => m.GetParameters())
            .Where(p => p.IsDefined(typeof(FromServicesAttribute)))
            .Select(p => p.ParameterType);

    /// <summary>The class that is made; of a factory, what it says that it gives.</summary>
    private static Type Made(ServiceDescriptor service) =>
        service.ImplementationType
        ?? service.ImplementationInstance?.GetType()
        ?? service.ImplementationFactory!.GetType().GenericTypeArguments[1];
}
