/** A page of @slidev/client, as the router takes it; see slidev-client.d.ts for why. */
import type { Component } from 'vue'

declare const page: Component
export default page
