import './tokens.css'
import './passage.css'
import './not-found.css'
import './first-state.css'
