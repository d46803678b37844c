// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/networks.h"

#include "forecast/network_door.h"
#include "pricing/network_door.h"
#include "recommend/network_door.h"

#include <cstdlib>
#include <dlfcn.h>
#include <mutex>
#include <system_error>

namespace ms::workflow {

namespace {

constexpr const char* pluginName = "ms_networks.so";

Result<void*> openPlugin()
{
    for (const std::filesystem::path& place : networkPluginPlaces()) {
        std::error_code ignored;
        if (!std::filesystem::exists(place, ignored))
            continue;
        if (void* const plugin = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL))
            return plugin;
        return failure(ErrorCode::Unavailable, std::string("the plugin with the networks does not load: ") + dlerror());
    }
    return failure(ErrorCode::Unavailable, std::string("the networks are not installed (") + pluginName +
                                               " is neither beside the program nor in ../lib/merchant-studio); every "
                                               "other model works without them");
}

/// The plugin, once it was opened. Never closed: LibTorch's threads and static objects do not survive that.
Result<void*> plugin()
{
    static std::mutex oneAtATime;
    static void* opened = nullptr;
    const std::scoped_lock lock(oneAtATime);
    if (opened != nullptr)
        return opened;
    auto handle = openPlugin();
    if (handle)
        opened = *handle;
    return handle;
}

/// What the plugin offers to one room.
template <class NetworkDoor>
Result<const NetworkDoor*> doorOf(const char* symbol)
{
    const auto handle = plugin();
    if (!handle)
        return tl::unexpected(handle.error());
    using Door = const NetworkDoor* (*)();
    const auto door = reinterpret_cast<Door>(dlsym(*handle, symbol));
    if (door == nullptr)
        return failure(ErrorCode::Unavailable, "the plugin with the networks belongs to another build of the studio");
    return door();
}

} // namespace

std::vector<std::filesystem::path> networkPluginPlaces()
{
    if (const char* const named = std::getenv("MS_NETWORKS_PLUGIN"))
        return {named};
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed)
        return {};
    const auto folder = program.parent_path();
    return {folder / pluginName, folder.parent_path() / "lib" / "merchant-studio" / pluginName};
}

Result<const recommend::NetworkDoor*> recommendNetworks()
{
    return doorOf<recommend::NetworkDoor>(recommend::networkDoorSymbol);
}

Result<const pricing::NetworkDoor*> pricingNetworks()
{
    return doorOf<pricing::NetworkDoor>(pricing::networkDoorSymbol);
}

Result<const forecast::NetworkDoor*> forecastNetworks()
{
    return doorOf<forecast::NetworkDoor>(forecast::networkDoorSymbol);
}

} // namespace ms::workflow
